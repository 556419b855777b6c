import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { removing } from '@firstsale/laptop-cloud/platform';
import { projectPath } from '../../lib/project.ts';
import { chance } from '../../world/chance.ts';
import { readHistory } from '../../world/history/history.ts';
import { utcToInstant } from '../../world/history/local-time.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { nudgeBreaches } from './nudge-laws.ts';
import { type ReportFile, readReport } from './report-file.ts';
import { salesDisagreements } from './sales.ts';

const usage = `npm run prove:replay -- --merchants <csv> --payments <csv> --until <date> [--first <n>] [--kills <n>] [--keep <report.json>]
  replays the history whole and checks it against the files themselves; then replays the first n merchants (default 24) twice for
  equal bytes, on one stack instead of two for equal merchants, and once more killed with SIGKILL n times (default 3) for equal totals;
  the report of the whole history is kept where --keep says`;

let failed = 0;
let passed = 0;
function check(name: string, problems: readonly string[]): void {
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${name}`);
  for (const problem of problems.slice(0, 5)) console.log(`      ${problem}`);
  if (problems.length > 5) console.log(`      … and ${problems.length - 5} more`);
}

const { values } = parseArgs({
  options: {
    merchants: { type: 'string' },
    payments: { type: 'string' },
    until: { type: 'string' },
    first: { type: 'string', default: '24' },
    kills: { type: 'string', default: '3' },
    keep: { type: 'string' },
  },
});
const { merchants, payments, until } = values;
const end = utcToInstant(until ?? '');
if (merchants === undefined || payments === undefined || until === undefined || end === undefined) {
  console.error(usage);
  process.exit(2);
}
const work = mkdtempSync(join(tmpdir(), 'firstsale-proof-'));

const start = (name: string, file: string, ...more: readonly string[]): ChildProcess =>
  spawn(
    process.execPath,
    [
      ...process.execArgv,
      projectPath('programs/replay/replay.ts'),
      '--merchants',
      file,
      '--payments',
      payments,
      '--until',
      until,
      '--out',
      join(work, name),
      ...more,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)));
const reportOf = (name: string): ReportFile => readReport(join(work, name, 'report.json'));
const bytesOf = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(work, name, 'report.json')))
    .digest('hex');
async function run(name: string, file: string, ...more: readonly string[]): Promise<void> {
  const code = await ended(start(name, file, ...more));
  if (code !== 0) throw new Error(`the replay "${name}" ended with exit code ${code}`);
}

const began = performance.now();
await run('whole', merchants);
const seconds = (performance.now() - began) / 1000;
const history = await readHistory({ merchants, payments }, end);
if (values.keep !== undefined) copyFileSync(join(work, 'whole', 'report.json'), values.keep);
const report = reportOf('whole');
const lines = report.merchants;
console.log(`${lines.length} merchants replayed in ${seconds.toFixed(1)} s`);
check(
  'every merchant of the file is in the report once',
  lines.length === history.merchants.length && new Set(lines.map((one) => one.externalReference)).size === lines.length
    ? []
    : [`${history.merchants.length} in the file, ${lines.length} in the report`],
);
check(
  'each is in the stage its history ends in',
  lines.filter((one) => one.stage !== one.stageHistory.at(-1)?.stage).map((one) => one.externalReference),
);
check(
  'rejected rows carry line and reason',
  report.rejected.length === history.rejected.length
    ? []
    : [`${history.rejected.length} in the files, ${report.rejected.length} in the report`],
);
check('first sales, TPV to the cent and milestones are those of the files', salesDisagreements(history, report));
check(
  'every nudge keeps the laws, every other merchant has a reason',
  nudgeBreaches(report, readPolicyFile(projectPath('policies/default.json'))),
);

const few = join(work, 'few.csv');
writeFileSync(
  few,
  readFileSync(merchants, 'utf8')
    .split('\n')
    .slice(0, Number(values.first) + 1)
    .join('\n'),
);
await run('few', few);
await run('again', few);
check('twice the same bytes', bytesOf('few') === bytesOf('again') ? [] : [`${bytesOf('few')} and ${bytesOf('again')}`]);

const content = (name: string): string => JSON.stringify({ ...reportOf(name).totals, merchants: reportOf(name).merchants });
await run('alone', few, '--stacks', '1');
check(
  'on one stack the same merchants as on two',
  content('few') === content('alone') ? [] : ['the totals or a merchant differ'],
);

const state = join(work, 'state');
const kills = Number(values.kills);
for (let n = 0; n < kills; n++) {
  const child = start('killed', few, '--state', state);
  const at = setTimeout(() => child.kill('SIGKILL'), 1_500 + 4_000 * chance(7, 'kill', n));
  await ended(child);
  clearTimeout(at);
}
const last = await ended(start('killed', few, '--state', state));
check(
  `killed ${kills} times and resumed, the same totals and the same merchants`,
  last !== 0
    ? [`the resumed run ended with exit code ${last}`]
    : content('few') === content('killed')
      ? []
      : ['the totals or a merchant differ'],
);

rmSync(work, removing);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
