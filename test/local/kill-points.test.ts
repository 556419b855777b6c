import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { live, type World } from '../../scripts/chaos/life.ts';
import { deathsOf } from '../../scripts/chaos/points.ts';
import { synthesize } from '../../scripts/synth.ts';

// a sample that fits a test run: `npm run chaos` takes as many lives as asked for
const LIVES = 4;
let folder = '';
let world: World;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kill-points-'));
  const cdkOut = join(folder, 'cdk.out');
  // a copy: another test may synthesize meanwhile
  cpSync((await synthesize()).folder, cdkOut, { recursive: true });
  world = { cdkOut, merchants: 4, days: 12, seed: 2 };
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`the journey of four merchants, killed with SIGKILL in ${LIVES} lives at seeded points, ends as if nothing had happened`, async () => {
  const whole = await live(world, folder, []);
  expect(whole.state.filter((line) => line.startsWith('{"execution"')).length).toBeGreaterThan(4);
  let next = 0;
  let deaths = 0;
  const worker = async (): Promise<void> => {
    for (let life = next++; life < LIVES; life = next++) {
      const planned = deathsOf(world.seed, life, whole.writes);
      const found = await live(world, folder, planned);
      deaths += found.deaths;
      expect(found.state, JSON.stringify(planned)).toEqual(whole.state);
    }
  };
  await Promise.all([worker(), worker()]);
  // every fourth life dies twice
  expect(deaths).toBeGreaterThanOrEqual(LIVES);
}, 600_000);
