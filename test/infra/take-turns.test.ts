import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { takeTurns } from '../../tools/build/take-turns.ts';

const aLock = () => join(mkdtempSync(join(tmpdir(), 'firstsale-lock-')), 'lock');

test('whoever comes second waits for the first, though it fails', async () => {
  const lock = aLock();
  const said: string[] = [];
  const first = takeTurns(lock, async () => {
    said.push('first begins');
    await sleep(50);
    said.push('first ends');
    throw new Error('it does not synthesize');
  });
  const second = takeTurns(lock, async () => said.push('second'));
  await expect(first).rejects.toThrow('it does not synthesize');
  await second;
  expect(said).toEqual(['first begins', 'first ends', 'second']);
  expect(existsSync(lock)).toBe(false);
});

test('a process that was killed holds nobody up', async () => {
  const lock = aLock();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(lock, String(pid));
  expect(await takeTurns(lock, async () => 'done')).toBe('done');
});
