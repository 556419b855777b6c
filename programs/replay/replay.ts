import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { SingleBar } from 'cli-progress';
import { costOf } from '../../engine/report/cost.ts';
import { totalsOf } from '../../engine/report/totals.ts';
import { projectPath } from '../../lib/project.ts';
import { sourceHash } from '../../tools/build/source-hash.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { BadOption } from '../../world/bad-option.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { readHistory } from '../../world/history/history.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { readOutages } from '../../world/history/read-outages.ts';
import { resample } from '../../world/history/resample.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import type { ReplayInput } from './play-history.ts';
import { type ReplayOptions, readOptions, usage } from './replay-options.ts';
import { refusedRows } from './report/refused-rows.ts';
import { summary } from './report/summary.ts';
import { play } from './stacks/play-stacks.ts';
import { scratchDir } from './state-dir.ts';

const defaultPolicy = projectPath('policies/default.json');
const defaultDesk = projectPath('world/desk/default-desk.json');

async function main(options: ReplayOptions): Promise<number> {
  const began = performance.now();
  const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(1);
  const standard = readPolicyFile(defaultPolicy);
  const policy = options.policy === undefined ? standard : readPolicyFile(options.policy);
  const desk = readDesk(options.desk ?? defaultDesk);
  const read = await readHistory(options, options.until);
  const outages = options.outages === undefined ? [] : readOutages(options.outages, options.until);
  const history = resample({ ...read, outages }, options.resample);
  console.log(
    `${history.merchants.length} merchants and ${history.payments.length} payments (${history.profile.name}), ${history.rejected.length} rows rejected; policy ${policy.version}`,
  );
  const { folder } = await synthesize();
  const stateDir =
    options.state ??
    scratchDir([options.merchants, options.payments, ...(options.outages === undefined ? [] : [options.outages])], {
      ...options,
      out: undefined,
      desk,
      policy: policy.version,
      code: sourceHash('replay'),
    });
  mkdirSync(stateDir, { recursive: true });
  mkdirSync(options.out, { recursive: true });
  const bar = new SingleBar({
    format: '{bar} {percentage} % · {day} · {value}/{total} events · {eta_formatted} left',
    hideCursor: true,
    stopOnComplete: false,
    etaBuffer: 30,
  });
  const started = performance.now();
  bar.start(history.merchants.length + history.payments.length, 0, { day: '' });
  const asked: ReplayInput = {
    cdkOut: folder,
    stateDir,
    history,
    until: options.until,
    policy,
    publishOver: policy.version === standard.version ? undefined : standard.version,
    desk,
    seed: options.seed,
    progress: (at, fed, all) => {
      const day = new Date(at).toISOString().slice(0, 10);
      bar.update(fed, { day });
      // no terminal, no bar: a line a month
      if (!process.stdout.isTTY && day.endsWith('-01')) console.log(`${day}: ${fed} of ${all} events in, ${seconds(started)} s`);
    },
    resumed: (at) => console.log(`going on where an earlier run stopped: ${new Date(at).toISOString()}`),
  };
  const outcome = await play(asked, options.stacks).finally(() => bar.stop());
  const rejected = [...history.rejected, ...refusedRows(outcome.refused, history, options)];
  const report = {
    until: new Date(options.until).toISOString(),
    seed: options.seed,
    policyVersion: policy.version,
    profile: history.profile.name,
    stacks: options.stacks,
    assumptions: [...history.profile.assumptions, ...sideBySide(options.stacks)],
    note: 'What would have fired, not how merchants would have reacted.',
    totals: totalsOf(outcome.lines, new Date(options.until).toISOString()),
    usage: outcome.usage,
    cost: costOf(outcome.usage, outcome.lines.length),
    skippedRows: history.skipped,
    rejected: rejected.map(({ file, line, reason }) => ({ file: basename(file), line, reason })),
    refusedEvents: outcome.refused,
    merchants: outcome.lines,
  };
  const file = join(options.out, 'report.json');
  writeFileSync(file, `${JSON.stringify(report, null, 1)}\n`);
  if (options.state === undefined) rmSync(stateDir, removing);
  console.log(summary(report));
  console.log(`${file} written; ${seconds(started)} s of replay, ${seconds(began)} s in all`);
  for (const failure of outcome.failures.slice(0, 5)) console.error(`a unit of work failed: ${failure}`);
  return outcome.failures.length === 0 ? 0 : 1;
}

/** what several stacks count that one would not */
const sideBySide = (stacks: number): readonly string[] =>
  stacks === 1
    ? []
    : [
        `Played on ${stacks} stacks side by side, each with its share of the merchants: usage and cost hold what all of them did, the hourly look once, a start of a function where none of its own stack had called it.`,
      ];

try {
  process.exitCode = await main(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof BadOption) && !(error instanceof UnreadableFile)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
