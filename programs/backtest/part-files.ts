import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { MerchantLine } from '../../engine/report/merchant-line.ts';
import type { SummedCounts } from '../../engine/report/sum-counts.ts';
import type { Totals } from '../../engine/report/totals.ts';
import type { RejectedRow } from '../../world/history/read-rows.ts';
import type { Sorted } from './merge-lines.ts';

/** copies `from` to `to` (exclusive) of the merchants of one part of the history */
export interface PartTask {
  readonly part: number;
  readonly from: number;
  readonly to: number;
}

/** one merchant under each policy; by when it applied, copies beside their original */
export interface PlayedLine extends Sorted {
  readonly lines: readonly MerchantLine[];
}

/** an event the application refused under the policy that is reported */
export interface ReportedRefusal {
  readonly id: string;
  readonly at: string;
  readonly type: string | null;
  readonly merchantId: string | null;
  readonly code: string;
  readonly reason: string;
}
/** by instant and id; with the row it came from, if that is one to be told of */
export interface PlayedRefusal extends Sorted {
  readonly event: ReportedRefusal;
  readonly row: RejectedRow | null;
}
/** a row that does not fit to the others; by file and line */
export interface PlayedRejection extends Sorted {
  readonly row: RejectedRow;
}

/** outcomes of all merchants of a part, under each policy */
export interface PartSum {
  readonly under: readonly { readonly totals: Totals; readonly counts: SummedCounts }[];
  /** events that no function took in, the first few of them */
  readonly lost: readonly string[];
}

export type PartFile = 'lines' | 'refused' | 'rejected';
export const partFile = (dir: string, kind: PartFile, { part, from }: PartTask): string =>
  join(dir, `${kind}-${part}-${from}.jsonl`);

// both ends are ours: their shapes are taken on trust
const sumOf = z.custom<PartSum>((value) => typeof value === 'object' && value !== null && 'under' in value);
const line = z.custom<PlayedLine>();
const refusal = z.custom<PlayedRefusal>();
const rejection = z.custom<PlayedRejection>();
export const readLine = (text: string): PlayedLine => line.parse(JSON.parse(text));
export const readRefusal = (text: string): PlayedRefusal => refusal.parse(JSON.parse(text));
export const readRejection = (text: string): PlayedRejection => rejection.parse(JSON.parse(text));

const sumFile = (dir: string, { part, from }: PartTask): string => join(dir, `sum-${part}-${from}.json`);

/** what an earlier run wrote when it had come to the end of this part; undefined when it had not */
export function readPartSum(dir: string, task: PartTask): PartSum | undefined {
  const file = sumFile(dir, task);
  return existsSync(file) ? sumOf.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** written last, and whole or not at all */
export function writePartSum(dir: string, task: PartTask, sum: PartSum): void {
  const file = sumFile(dir, task);
  writeFileSync(`${file}.next`, JSON.stringify(sum));
  renameSync(`${file}.next`, file);
}
