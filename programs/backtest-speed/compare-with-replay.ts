import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import * as z from 'zod';
import { projectPath } from '../../lib/project.ts';

/** run in each process of a program: writes down the processor time of all its threads when it ends */
const watcher = `import { isMainThread } from 'node:worker_threads';
import { appendFileSync } from 'node:fs';
if (isMainThread) process.on('exit', () => appendFileSync(process.env.SPEED_FILE, JSON.stringify(process.cpuUsage()) + '\\n'));`;

const used = z.object({ user: z.number(), system: z.number() });

/** milliseconds of processor time a script of a checkout takes, npm itself included. Throws when it fails */
async function timeOfScript(folder: string, script: string, args: readonly string[]): Promise<number> {
  const npm = process.env['npm_execpath'];
  if (npm === undefined) throw new Error('the comparison starts npm: run it as npm run speed');
  const scratch = mkdtempSync(join(tmpdir(), 'firstsale-speed-'));
  const file = join(scratch, 'used.jsonl');
  try {
    const env = {
      ...process.env,
      SPEED_FILE: file,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(watcher)}`,
    };
    const child = spawn(process.execPath, [npm, 'run', '--silent', script, '--', ...args, '--out', scratch], {
      cwd: folder,
      env: Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('npm_') && name !== 'INIT_CWD')),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`npm run ${script} in ${folder} ended with code ${code}`);
    const times = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => used.parse(JSON.parse(line)));
    return times.reduce((sum, { user, system }) => sum + (user + system) / 1_000, 0);
  } finally {
    rmSync(scratch, removing);
  }
}

interface Compared {
  readonly program: string;
  /** seconds */
  readonly 'one copy': string;
  readonly 'all copies': string;
  readonly 'ms a merchant': string;
}

/** one merchant in the replay of a checkout and in the back-test of this one, measured in turn; start excluded */
export async function compareWithReplay(
  folder: string,
  args: readonly string[],
  copies: number,
  merchants: number,
): Promise<readonly Compared[]> {
  const run = (where: string, script: string, times: number): Promise<number> =>
    timeOfScript(where, script, [...args, '--stacks', '1', '--resample', String(times)]);
  const here = projectPath('');
  const [engineOne, replayOne] = [await run(here, 'backtest', 1), await run(folder, 'replay', 1)];
  const [engineAll, replayAll] = [await run(here, 'backtest', copies), await run(folder, 'replay', copies)];
  const slope = (one: number, all: number): number => (all - one) / (merchants * (copies - 1));
  const row = (program: string, one: number, all: number): Compared => ({
    program,
    'one copy': (one / 1_000).toFixed(1),
    'all copies': (all / 1_000).toFixed(1),
    'ms a merchant': slope(one, all).toFixed(2),
  });
  const ratio = slope(replayOne, replayAll) / slope(engineOne, engineAll);
  return [
    row('replay', replayOne, replayAll),
    row('backtest', engineOne, engineAll),
    { program: 'times faster', 'one copy': '', 'all copies': '', 'ms a merchant': ratio.toFixed(1) },
  ];
}
