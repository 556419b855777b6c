import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removing } from '../../src/platform.mjs';
import { laptop, start } from '../events/laptop.ts';

const MINUTE = 60_000;

test('kill -9 anywhere skips no run of a schedule', { timeout: 60_000 }, async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'scheduler-'));
  onTestFinished(() => rmSync(stateDir, removing));
  for (const lines of [20, 35, 50]) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), stateDir]);
    let told = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk) => {
        told += chunk;
        if (told.split('\n').length > lines) child.kill('SIGKILL');
      });
      child.on('close', () => resolve());
    });
  }
  const machine = await laptop({ stateDir });
  await machine.boot();
  await machine.pass(60);
  const now = machine.kernel.now();
  const runs = (await machine.take('a')).map(({ Body }) => Date.parse(Body));
  await machine.kernel.stop();
  const expected = Array.from({ length: Math.floor((now - start) / MINUTE) + 1 }, (_, at) => start + at * MINUTE);
  expect(expected.length).toBeGreaterThan(100);
  expect([...new Set(runs)].sort((a, b) => a - b)).toEqual(expected);
  // each kill may repeat the one call that was under way
  expect(runs.length - expected.length).toBeLessThanOrEqual(3);
});
