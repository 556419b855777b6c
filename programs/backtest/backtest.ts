import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { SingleBar } from 'cli-progress';
import { readBlueprint } from '../../engine/blueprint/read-blueprint.ts';
import { playOutages, RefusedOutage } from '../../engine/played-outages.ts';
import { projectPath } from '../../lib/project.ts';
import { readStageTemplate } from '../../tools/build/join-templates.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { BadOption } from '../../world/bad-option.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { readOutages } from '../../world/history/read-outages.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { senderOf } from '../../world/sender.ts';
import { summary } from '../replay/report/summary.ts';
import { type BacktestOptions, readOptions, usage } from './backtest-options.ts';
import { type FailedPart, runParts, tasksOf } from './run-parts.ts';
import { scratchDir } from './scratch-dir.ts';
import { splitHistory } from './split-history.ts';
import { writeComparison, writeReport } from './write-reports.ts';

const bundledPolicy = projectPath('policies/default.json');
const defaultDesk = projectPath('world/desk/default-desk.json');

async function main(options: BacktestOptions): Promise<void> {
  const began = performance.now();
  const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(1);
  const standard = readPolicyFile(bundledPolicy);
  const policy = options.policy === undefined ? standard : readPolicyFile(options.policy);
  const against = options.against === undefined ? [] : [readPolicyFile(options.against)];
  const policies = [policy, ...against];
  const desk = readDesk(options.desk ?? defaultDesk);
  const told = options.outages === undefined ? [] : readOutages(options.outages, options.until);
  const outages = await playOutages(told, policy, (event) => senderOf(policy, event, 'history'));
  const { merchants, payments, seed, until, resample } = options;
  for (const file of [merchants, payments])
    if (!existsSync(file)) throw new UnreadableFile(`${file} cannot be read: there is no such file.`);
  const versions = policies.map(({ version }) => version);
  const dir =
    options.state ??
    (await scratchDir([merchants, payments], { merchants, payments, seed, until, resample, versions, desk, told }));
  mkdirSync(options.out, { recursive: true });
  const history = await splitHistory({ merchants, payments }, until, dir);
  const { folder } = await synthesize();
  console.log(
    `${history.merchants} merchants and ${history.payments} payments (${history.profile})${resample === 1 ? '' : `, ${resample} times`}; policy ${versions.join(' against ')}`,
  );
  const bar = new SingleBar({
    format: '{bar} {percentage} % · {value}/{total} merchants · {eta_formatted} left',
    hideCursor: true,
    stopOnComplete: false,
    etaBuffer: 30,
  });
  const tasks = tasksOf(history.parts, resample);
  const started = performance.now();
  const processor = process.cpuUsage();
  let found = 0;
  let [playedNow, largest] = [0, 0];
  bar.start(history.merchants * resample, 0);
  const setting = { folder, files: { merchants, payments }, dir, policies, desk, seed, until, told };
  const { played: parts, failed } = await runParts(setting, tasks, options.stacks, {
    played: (count, bytes) => {
      playedNow += count;
      largest = Math.max(largest, bytes);
      bar.increment(count);
    },
    found: () => {
      found += 1;
    },
  }).finally(() => bar.stop());
  if (playedNow > 0) console.log(costOfPlaying(playedNow, process.cpuUsage(processor), largest));
  if (found > 0) console.log(`${found} of ${tasks.length} parts were played by an earlier run`);
  const blueprint = readBlueprint(readStageTemplate(folder));
  if (parts.length === 0 && failed.length > 0) {
    console.error(`no part of the history could be played: ${failed[0]?.why}`);
    process.exitCode = 1;
    return;
  }
  const sums = parts.map(({ sum }) => sum);
  const played = { ...setting, history, tasks: parts.map(({ task }) => task), sums, failed, blueprint, standard, outages };
  const report = writeReport(played, options.out);
  console.log(summary({ ...report, assumptions: history.assumptions }));
  if (against.length > 0) {
    const { changed } = writeComparison(played, report, options.out);
    console.log(`${changed} of ${report.totals.merchants} merchants fare differently: ${join(options.out, 'comparison.json')}`);
  }
  for (const one of failed) console.error(failedPart(one, tasks.length));
  if (failed.length > 0) process.exitCode = 1;
  // what was played stays for the next run, which plays only what failed
  if (options.state === undefined && failed.length === 0) rmSync(dir, removing);
  console.log(`${join(options.out, 'report.json')} written; ${seconds(started)} s of playing, ${seconds(began)} s in all`);
  for (const one of sums.flatMap((sum) => sum.lost).slice(0, 5)) console.error(`in the dead letters: ${one}`);
}

/** a part that failed twice, and what to do about it */
const failedPart = ({ part, from, to, why }: FailedPart, all: number): string =>
  `part ${part} of the history (copies ${from} to ${to - 1}; ${all} parts in all) failed twice and is left out: ${why}. The others count; run the same command again to play it alone`;

/** what the machine spent on playing: processor time does not depend on who else uses it */
function costOfPlaying(merchants: number, { user, system }: NodeJS.CpuUsage, largest: number): string {
  const ms = (user + system) / 1_000 / merchants;
  return `${ms.toFixed(2)} ms of processor time a merchant, all threads and their start included; ${Math.ceil(largest / 2 ** 20)} MB in the largest worker`;
}

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof BadOption) && !(error instanceof UnreadableFile) && !(error instanceof RefusedOutage)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
