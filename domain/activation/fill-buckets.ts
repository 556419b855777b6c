import type { PackedPayment, PaymentBucket } from '../model/payments.ts';
import { saleHashOf } from './give-back.ts';
import { hourOf, idHashOf, type PaymentFact } from './payment-fact.ts';

/** records of one part: a write never rewrites more than these (about 5 KB with their lines), however busy the hour */
export const recordsPerPart = 100;

/** the newest of these are what a payment sent again is recognised by: a few read units for a merchant of few payments, 75 for the busiest */
export const guardedParts = 60;

/** a payment sent again otherwise than it was counted */
export interface Conflict {
  readonly payment: PaymentFact;
  readonly counted: { readonly at: string; readonly amountMinor: number };
}

export interface Filled {
  /** facts no bucket held before, in order of time, each once */
  readonly fresh: readonly PaymentFact[];
  /** of an id counted before, at another time or with another amount: neither a repeat nor money */
  readonly conflicts: readonly Conflict[];
  /** the parts that changed, `version` as read */
  readonly buckets: readonly PaymentBucket[];
}

/**
 * Puts facts into the buckets of their hours and drops what the buckets hold already, or what the batch repeats. `buckets` must hold
 * every part of every hour touched, and may hold others to know payments by.
 */
export function fillBuckets(merchantId: string, buckets: readonly PaymentBucket[], facts: readonly PaymentFact[]): Filled {
  const known = new Map<string, Counted>();
  const parts = new Map<string, PaymentBucket>();
  for (const bucket of buckets) {
    for (const record of bucket.records) known.set(record.idHash, { hour: bucket.hour, record });
    const last = parts.get(bucket.hour);
    if (last === undefined || bucket.part > last.part) parts.set(bucket.hour, bucket);
  }
  const changed = new Map<string, PaymentBucket>();
  const fresh: PaymentFact[] = [];
  const conflicts: Conflict[] = [];
  for (const fact of facts.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const idHash = idHashOf(fact);
    const counted = known.get(idHash);
    if (counted !== undefined) {
      const { amountMinor } = counted.record;
      const at = instantOf(counted);
      if (!isRepeat(fact, at, amountMinor))
        conflicts.push({ payment: fact, counted: { at: new Date(at).toISOString(), amountMinor } });
      continue;
    }
    const hour = hourOf(fact.at);
    const record = recordOf(fact, idHash);
    known.set(idHash, { hour, record });
    fresh.push(fact);
    const bucket = withRoom(merchantId, hour, parts.get(hour));
    const filled = { ...bucket, records: [...bucket.records, record] };
    parts.set(bucket.hour, filled);
    changed.set(`${bucket.hour}#${bucket.part}`, filled);
  }
  return { fresh, conflicts, buckets: [...changed.values()] };
}

const recordOf = ({ at, amountMinor, kind, line }: PaymentFact, idHash: string): PackedPayment => ({
  idHash,
  // an integer to the machine too: it would compile what builds these again and again
  offsetMs: (Date.parse(at) % 3_600_000) | 0,
  amountMinor,
  kind,
  ...(line === undefined ? {} : { line }),
});

/** a payment in the bucket of its hour */
interface Counted {
  readonly hour: string;
  readonly record: PackedPayment;
}

/** epoch ms */
const instantOf = ({ hour, record }: Counted): number => Date.parse(hour) + record.offsetMs;

/** a second apart is one clock read with more or fewer digits */
const isRepeat = (fact: PaymentFact, at: number, amountMinor: number): boolean =>
  fact.amountMinor === amountMinor && Math.abs(Date.parse(fact.at) - at) < 1000;

function withRoom(merchantId: string, hour: string, last: PaymentBucket | undefined): PaymentBucket {
  if (last !== undefined && last.records.length < recordsPerPart) return last;
  return { merchantId, hour, part: last === undefined ? 0 : last.part + 1, version: 0, records: [] };
}

/** What a bucket's record counts as. */
export interface Movement {
  readonly kind: PackedPayment['kind'];
  readonly amountMinor: number;
  /** ISO 8601 UTC with milliseconds */
  readonly at: string;
}

/** All movements of buckets in order of time. */
export function movementsOf(buckets: readonly PaymentBucket[]): readonly Movement[] {
  return buckets
    .flatMap((bucket) => {
      const hour = Date.parse(bucket.hour);
      return bucket.records.map((record) => ({
        kind: record.kind,
        amountMinor: record.amountMinor,
        at: new Date(hour + record.offsetMs).toISOString(),
      }));
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** Hours (bucket keys) a batch touches, each once, ascending. */
export function hoursOf(facts: readonly PaymentFact[]): readonly string[] {
  return [...new Set(facts.map((fact) => hourOf(fact.at)))].sort();
}

/** what one batch may touch: each hour, each part of a hundred payments and each sale given back is an item of its transaction */
const mostOf = { hours: 30, payments: 2000, refundedSales: 20 };

/**
 * Cuts a merchant's facts, in order of time, into batches that each fit one transaction (100 items on AWS, the merchant's own
 * among them): no more than so many different hours, payments and sales given back each. Any cut gives the same totals.
 */
export function cutIntoBatches(
  facts: readonly PaymentFact[],
  { hours, payments, refundedSales } = mostOf,
): readonly (readonly PaymentFact[])[] {
  const batches: PaymentFact[][] = [];
  let batch: PaymentFact[] = [];
  let seen = new Set<string>();
  let sales = new Set<string>();
  for (const fact of facts.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const hour = hourOf(fact.at);
    const sale = saleHashOf(fact);
    const full =
      batch.length === payments ||
      (seen.size === hours && !seen.has(hour)) ||
      (sale !== undefined && sales.size === refundedSales && !sales.has(sale));
    if (full) {
      batches.push(batch);
      batch = [];
      seen = new Set();
      sales = new Set();
    }
    batch.push(fact);
    seen.add(hour);
    if (sale !== undefined) sales.add(sale);
  }
  return batch.length === 0 ? batches : [...batches, batch];
}
