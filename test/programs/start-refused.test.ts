import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { synthesize } from '../../tools/build/synth.ts';

const started = (args: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [projectPath('programs/start/start.ts'), ...args], { cwd: projectPath('') });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => resolve({ code, said }));
  });

test('a start that refuses a damaged state folder says which file, leaves it as it is, and ends', async () => {
  await synthesize();
  const state = mkdtempSync(join(tmpdir(), 'firstsale-damaged-'));
  const file = join(state, 'journal.sqlite');
  const damaged = Buffer.from('SQLite format 3\0 and nothing of one after it'.repeat(200));
  writeFileSync(file, damaged);
  try {
    const { code, said } = await started(['--state', state, '--port', '0']);
    expect(code).toBe(1);
    expect(said).toContain('journal.sqlite is damaged');
    expect(readFileSync(file).equals(damaged)).toBe(true);
  } finally {
    rmSync(state, removing);
  }
});
