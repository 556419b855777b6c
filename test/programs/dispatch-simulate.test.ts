import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { simulate, simulateByLot } from '../../programs/dispatch-simulate/simulate.ts';

const dispatch = (...options: readonly string[]) =>
  spawnSync(process.execPath, [projectPath('programs/dispatch-simulate/dispatch-simulate.ts'), ...options], { encoding: 'utf8' });

test('prints the largest distance from quota', () => {
  const { status, stdout } = dispatch('--tasks', '1000', '--shares', '50,30,20', '--seed', '7');
  const [, distance] = /^largest distance from quota: (\d+\.\d\d)\n$/.exec(stdout) ?? [];
  expect(status).toBe(0);
  expect(Number(distance)).toBeGreaterThan(0);
  expect(Number(distance)).toBeLessThanOrEqual(2);
});

test('names what is missing or no number', () => {
  expect(dispatch('--tasks', 'many')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/--tasks is a whole number[\s\S]*--shares are missing/),
  });
  expect(dispatch('--tasks', '9', '--shares', '0,0').stderr).toMatch(/--shares are all 0/);
});

test('every piece is given to somebody, also where one team only can take it', () => {
  const { assigned, left } = simulate([50, 30, 20], 500, 3, 0.4);
  expect([assigned.reduce((sum, one) => sum + one, 0), left]).toEqual([500, 0]);
  expect(simulate([1, 0], 100, 3, 1).left).toBeGreaterThan(0);
});

test('by lot the teams are many pieces off, by quota two at most', () => {
  expect(simulateByLot([50, 30, 20], 10_000, 5).distance).toBeGreaterThan(20);
  expect(simulate([50, 30, 20], 10_000, 5, 0).distance).toBeLessThan(2);
});
