import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import * as z from 'zod';
import { projectPath } from '../../lib/project.ts';

/** a cold machine builds the pages and functions first */
const PATIENCE_MS = 10 * 60_000;
const FEW_MERCHANTS = '8';

const scripts = z.object({ scripts: z.object({ start: z.string().startsWith('node ') }) });

/** what `npm start` runs, without the shells between: they leave what they started behind when they are ended */
const startCommand = (): string[] => {
  const { start } = scripts.parse(JSON.parse(readFileSync(projectPath('package.json'), 'utf8'))).scripts;
  return start.split(' ').slice(1);
};

/** Starts the demo in a folder of its own until its console answers, and ends it. Throws with what it said when it never does. */
export const tryStart = async (say: (line: string) => void = console.log): Promise<void> => {
  const state = mkdtempSync(join(tmpdir(), 'firstsale-try-'));
  const args = [...startCommand(), '--fresh', '--port', '0', '--state', state, '--merchants', FEW_MERCHANTS];
  const child = spawn(process.execPath, args, { cwd: projectPath(''), env: { ...process.env, NO_COLOR: '1' } });
  let said = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`no console within ${PATIENCE_MS / 60_000} minutes; it said:\n${said}`)),
        PATIENCE_MS,
      );
      const hear = (part: Buffer): void => {
        said += String(part);
        const found = /Console\s+(http:\/\/\S+)/.exec(said)?.[1];
        if (found === undefined) return;
        clearTimeout(late);
        resolve(found);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('error', reject);
      void ended.then(() => reject(new Error(`npm start ended; it said:\n${said}`)));
    });
    const answer = await fetch(address, { signal: AbortSignal.timeout(60_000) });
    const page = await answer.text();
    if (answer.status !== 200 || !/<title>[^<]*Firstsale/.test(page))
      throw new Error(`${address} answered ${answer.status}: ${page.slice(0, 300)}`);
    say(`the console answers at ${address}`);
  } finally {
    child.kill();
    await ended;
    rmSync(state, removing);
  }
};

if (import.meta.main)
  await tryStart().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
