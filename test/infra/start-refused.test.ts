import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(() => rmSync(folder, removing));

/** runs `npm start` until it ends by itself; what it said, and its exit code, null when it had to be killed */
const started = (...options: string[]): Promise<{ readonly code: number | null; readonly said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [projectPath('programs/start/start.ts'), '--state', folder, ...options]);
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
    });
    child.stderr.on('data', (text) => {
      said += text;
    });
    const late = setTimeout(() => child.kill('SIGKILL'), 50_000);
    child.once('exit', (code) => {
      clearTimeout(late);
      resolve({ code, said });
    });
  });

test.each(['journal.sqlite', 'dynamodb.sqlite'])('a damaged %s is named, left as it is, and the start ends', async (name) => {
  const file = join(folder, name);
  writeFileSync(file, 'this is no database'.repeat(1_000));
  const { code, said } = await started('--port', '0');
  expect(said).toContain(`${file} is damaged`);
  expect(code).toBe(1);
  expect(readFileSync(file, 'utf8')).toBe('this is no database'.repeat(1_000));
});

test('a port that is taken is named, and the start ends', async () => {
  const server = createServer().listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const { code, said } = await started('--port', port);
  server.close();
  expect(said).toContain(port);
  expect(code).toBe(1);
});
