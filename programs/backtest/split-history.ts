import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import {
  GatheredHistory,
  type History,
  type HistoryFiles,
  type HistoryRow,
  profileOf,
  streamHistory,
} from '../../world/history/history.ts';
import type { RejectedRow } from '../../world/history/read-rows.ts';
import { JsonLinesWriter, linesOf } from './json-lines.ts';

/** bytes of both files that one part holds, about; a part is held in memory while it is played */
const PART_BYTES = 4 << 20;
const FEWEST = 16;
const MOST = 512;

const onLine = { externalReference: z.string(), line: z.int() };
const merchant = z.object({ ...onLine, submittedAt: z.number(), application: z.record(z.string(), z.unknown()) });
const payment = z.object({
  ...onLine,
  paymentId: z.string(),
  at: z.number(),
  amountMinor: z.number(),
  currency: z.string(),
  kind: z.enum(['captured', 'refunded']),
  method: z.string().exactOptional(),
});

const split = z.object({
  parts: z.int(),
  profile: z.string(),
  assumptions: z.array(z.string()),
  merchants: z.int(),
  payments: z.int(),
  /** epoch ms; null when there is none */
  firstAt: z.number().nullable(),
  skipped: z.record(z.string(), z.int()),
});
/** a history in parts: all of a merchant is in one */
export type SplitHistory = z.infer<typeof split>;

const partOf = (reference: string, parts: number): number =>
  createHash('sha256').update(reference).digest().readUInt32BE(0) % parts;

const fileOf = (dir: string, part: number): string => join(dir, `history-${part}.jsonl`);
/** rows that could not be read, sorted as those are that do not fit together */
export const unreadableFile = (dir: string): string => join(dir, 'history-rejected.jsonl');

/** by file and line */
export const rejectionKey = ({ merchants }: HistoryFiles, { file, line }: RejectedRow): readonly [number, number] => [
  file === merchants ? 0 : 1,
  line,
];

/**
 * Deals a history out into parts on disk, by the references of its merchants: whatever its length, no more than a part is ever in memory.
 * Done before, it is only read. Throws UnreadableFile
 */
export async function splitHistory(files: HistoryFiles, until: number, dir: string): Promise<SplitHistory> {
  const done = join(dir, 'history.json');
  if (existsSync(done)) return split.parse(JSON.parse(readFileSync(done, 'utf8')));
  const profile = await profileOf(files);
  const bytes = statSync(files.merchants).size + statSync(files.payments).size;
  const parts = Math.min(MOST, Math.max(FEWEST, Math.ceil(bytes / PART_BYTES)));
  mkdirSync(dir, { recursive: true });
  const writers = Array.from({ length: parts }, (_, part) => new JsonLinesWriter(fileOf(dir, part)));
  const refused = new JsonLinesWriter(unreadableFile(dir));
  // what an earlier run left half done
  for (const { file } of [...writers, refused]) {
    rmSync(file, { force: true });
    writeFileSync(file, '');
  }
  const counted = { merchants: 0, payments: 0, firstAt: Number.POSITIVE_INFINITY };
  const skipped: Record<string, number> = {};
  const take = (row: HistoryRow): void => {
    switch (row.kind) {
      case 'rejected':
        refused.add({ key: rejectionKey(files, row.row), row: row.row });
        break;
      case 'skipped':
        skipped[row.because] = (skipped[row.because] ?? 0) + 1;
        break;
      case 'merchant':
        counted.merchants += 1;
        counted.firstAt = Math.min(counted.firstAt, row.merchant.submittedAt);
        writers[partOf(row.merchant.externalReference, parts)]?.add({ merchant: row.merchant });
        break;
      case 'payment':
        counted.payments += 1;
        counted.firstAt = Math.min(counted.firstAt, row.payment.at);
        writers[partOf(row.payment.externalReference, parts)]?.add({ payment: row.payment });
    }
  };
  for await (const row of streamHistory(files, profile, until)) take(row);
  for (const writer of [...writers, refused]) writer.flush();
  const { firstAt, ...rest } = counted;
  const { name, assumptions } = profile;
  const made = {
    parts,
    profile: name,
    assumptions: [...assumptions],
    ...rest,
    firstAt: Number.isFinite(firstAt) ? firstAt : null,
    skipped,
  };
  writeFileSync(`${done}.next`, JSON.stringify(made));
  renameSync(`${done}.next`, done);
  return made;
}

const row = z.union([z.object({ merchant }), z.object({ payment })]);

/** one part, its merchants and payments sorted; rows that do not fit together are among `rejected` */
export function readPart(files: HistoryFiles, dir: string, part: number): Omit<History, 'profile'> {
  const gathered = new GatheredHistory(files);
  for (const line of linesOf(fileOf(dir, part))) {
    const one = row.parse(JSON.parse(line));
    gathered.add('merchant' in one ? { kind: 'merchant', merchant: one.merchant } : { kind: 'payment', payment: one.payment });
  }
  return gathered.history();
}
