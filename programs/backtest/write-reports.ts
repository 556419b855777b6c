import { basename, join } from 'node:path';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { Blueprint } from '../../engine/blueprint/blueprint.ts';
import type { PlayedOutages } from '../../engine/played-outages.ts';
import { type Cost, costOf, type Usage } from '../../engine/report/cost.ts';
import { CountsSum } from '../../engine/report/sum-counts.ts';
import { sumTotals, type Totals } from '../../engine/report/totals.ts';
import { usageOfSum } from '../../engine/report/usage-of-sum.ts';
import type { HistoryFiles } from '../../world/history/history.ts';
import type { RejectedRow } from '../../world/history/read-rows.ts';
import { changeOf, differences, type MerchantChange } from './compare-lines.ts';
import { mergeLines } from './merge-lines.ts';
import { type PartFile, type PartSum, type PartTask, partFile, readLine, readRefusal, readRejection } from './part-files.ts';
import type { FailedPart } from './run-parts.ts';
import { type SplitHistory, unreadableFile } from './split-history.ts';
import { Streamed, writeJson } from './write-json.ts';

/** a back-test that was played, before it is written down */
export interface Played {
  readonly history: SplitHistory;
  readonly dir: string;
  readonly files: HistoryFiles;
  readonly tasks: readonly PartTask[];
  readonly sums: readonly PartSum[];
  /** parts that failed twice: the others count */
  readonly failed: readonly FailedPart[];
  readonly blueprint: Blueprint;
  /** the one that is reported, then the one it is compared with */
  readonly policies: readonly Policy[];
  /** the one the application brings: it is published first */
  readonly standard: Policy;
  readonly outages: PlayedOutages;
  readonly seed: number;
  /** epoch ms */
  readonly until: number;
}

/** what all merchants came to under one policy */
export interface UnderPolicy {
  readonly policyVersion: string;
  readonly totals: Totals;
  readonly usage: Usage;
  readonly cost: Cost;
}

const sumUnder = ({ sums, blueprint, standard, history, until, outages }: Played, policy: Policy, at: number): UnderPolicy => {
  const parts = sums.flatMap(({ under }) => under[at] ?? []);
  const counts = new CountsSum();
  for (const part of parts) counts.addSum(part.counts);
  const totals = sumTotals(parts.map((part) => part.totals));
  const policies = policy.version === standard.version ? [standard] : [standard, policy];
  const usage = usageOfSum(counts.sum(), { blueprint, from: history.firstAt ?? until, until, policies, outages });
  return { policyVersion: policy.version, totals, usage, cost: costOf(usage, totals.merchants) };
};

const filesOf = ({ dir, tasks }: Played, kind: PartFile): readonly string[] => tasks.map((task) => partFile(dir, kind, task));

/** rows that could not be read or do not fit, by file and line; then what the application refused, as the rows it came from */
function* rejectedRows(played: Played): Generator<unknown> {
  const shown = ({ file, line, reason }: RejectedRow) => ({ file: basename(file), line, reason });
  const unfit = [unreadableFile(played.dir), ...filesOf(played, 'rejected')];
  for (const { row } of mergeLines(unfit, readRejection)) yield shown(row);
  for (const { row } of mergeLines(filesOf(played, 'refused'), readRefusal)) if (row !== null) yield shown(row);
}

function* refusedEvents(played: Played): Generator<unknown> {
  for (const { event } of mergeLines(filesOf(played, 'refused'), readRefusal)) yield event;
}

function* merchantLines(played: Played): Generator<unknown> {
  for (const { lines } of mergeLines(filesOf(played, 'lines'), readLine)) yield lines[0];
}

function* merchantChanges(played: Played): Generator<MerchantChange> {
  for (const { lines } of mergeLines(filesOf(played, 'lines'), readLine)) {
    const [under, against] = lines;
    const change = under && against && changeOf(under, against);
    if (change !== undefined) yield change;
  }
}

const whatWasPlayed = ({ history, seed, until }: Played): readonly (readonly [string, unknown])[] => [
  ['until', new Date(until).toISOString()],
  ['seed', seed],
  ['profile', history.profile],
];

/** report.json, in the shape of a replay's; usage and cost are those of one stack */
export function writeReport(played: Played, out: string): UnderPolicy & { readonly rejected: { readonly length: number } } {
  const { history, seed, until, policies, failed } = played;
  const [policy = played.standard] = policies;
  const under = sumUnder(played, policy, 0);
  const rejected = { length: 0 };
  const counting = function* (rows: Iterable<unknown>): Generator<unknown> {
    for (const row of rows) {
      rejected.length += 1;
      yield row;
    }
  };
  writeJson(join(out, 'report.json'), [
    ['until', new Date(until).toISOString()],
    ['seed', seed],
    ['policyVersion', policy.version],
    ['profile', history.profile],
    ['stacks', 1],
    ['assumptions', history.assumptions],
    ['note', 'What would have fired, not how merchants would have reacted.'],
    ['totals', under.totals],
    ['usage', under.usage],
    ['cost', under.cost],
    ['skippedRows', history.skipped],
    ['failedParts', failed],
    ['rejected', new Streamed(counting(rejectedRows(played)))],
    ['refusedEvents', new Streamed(refusedEvents(played))],
    ['merchants', new Streamed(merchantLines(played))],
  ]);
  return { ...under, rejected };
}

/** comparison.json: the policy and the one it is compared with, over the same merchants and days */
export function writeComparison(played: Played, under: UnderPolicy, out: string): { readonly changed: number } {
  const [, other = played.standard] = played.policies;
  const against = sumUnder(played, other, 1);
  let changed = 0;
  for (const _ of merchantChanges(played)) changed += 1;
  const both = ({ totals, usage, cost }: UnderPolicy) => ({ totals, usage, cost });
  writeJson(join(out, 'comparison.json'), [
    ...whatWasPlayed(played),
    ['note', 'Each pair is [under the policy, under the one it is compared with]; a third number is the difference.'],
    ['policyVersion', under.policyVersion],
    ['againstVersion', against.policyVersion],
    ['failedParts', played.failed],
    ['merchants', { all: under.totals.merchants, changed, same: under.totals.merchants - changed }],
    ['differences', differences(both(under), both(against))],
    ['under', both(under)],
    ['against', both(against)],
    ['changes', new Streamed(merchantChanges(played))],
  ]);
  return { changed };
}
