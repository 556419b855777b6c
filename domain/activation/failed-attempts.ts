import { hash } from 'node:crypto';
import * as z from 'zod';
import type { PaymentFailed } from '../events/inbound.ts';
import { day } from '../values.ts';

/** somebody tried to pay a merchant, and it did not work */
export interface FailedAttempt {
  /** of the attempt, not of the sale: who tries again makes another */
  readonly id: string;
  /** ISO 8601 UTC */
  readonly at: string;
  /** why, as its provider calls it: `insufficient_funds` */
  readonly code: string;
  readonly method?: string | undefined;
  /** where the buyer paid from, two letters */
  readonly country?: string | undefined;
}

/**
 * Failed attempts of one merchant on one UTC day: how many for each reason, and by what each is known again. A part takes so many that a write
 * stays small; the last part of a day goes on counting without, so that a shop under attack costs no more than a busy one.
 */
export const failedDay = z.object({
  merchantId: z.string(),
  day,
  part: z.int().min(0),
  /** as read; 0 for a new one */
  version: z.int().min(0),
  /** by reason, and behind it by method and country where they are known: `insufficient_funds|visa|FR` */
  counts: z.record(z.string(), z.int().min(0)),
  /** 16 hex digits each, one after the other */
  known: z.string(),
});
export type FailedDay = z.infer<typeof failedDay>;

const digits = 16;
/** 8 KB */
const knownInPart = 500;
/** ten thousand attempts of a day are each counted once; of those beyond, one told twice counts twice */
export const partsOfDay = 20;
/** reasons of a part; a sender that makes one up for each attempt fills no row */
const reasonsInPart = 80;
/** every reason beyond those */
const otherReason = 'other';

/** the attempt an event tells of */
export const failedAttemptOf = ({ data }: PaymentFailed): FailedAttempt => ({
  ...{ id: data.paymentId, at: data.failedAt, code: data.code },
  ...{ method: data.method, country: data.country },
});

const separator = '|';
const nameOf = ({ code, method = '', country = '' }: FailedAttempt): string => {
  const [reason, way] = [code, method].map((one) => one.replaceAll(separator, ' '));
  return method === '' && country === '' ? `${reason}` : [reason, way, country].join(separator);
};

/** what a count is of */
export const failedKindOf = (name: string): { readonly code: string; readonly method?: string; readonly country?: string } => {
  const [code = '', method = '', country = ''] = name.split(separator);
  return { code, ...(method !== '' && { method }), ...(country !== '' && { country }) };
};

const idHash = (id: string): string => hash('sha256', `failed\n${id}`).slice(0, digits);

const hashesIn = ({ known }: FailedDay): readonly string[] =>
  Array.from({ length: known.length / digits }, (_, at) => known.slice(at * digits, (at + 1) * digits));

const counting = (part: FailedDay, kind: string): FailedDay['counts'] => {
  const room = kind in part.counts || Object.keys(part.counts).length < reasonsInPart;
  const name = room ? kind : otherReason;
  return { ...part.counts, [name]: (part.counts[name] ?? 0) + 1 };
};

/**
 * The parts of a day that change when these attempts are counted, each attempt once. `parts` are all of the day, in order; all attempts are of
 * that day.
 */
export const countFailed = (
  of: Pick<FailedDay, 'merchantId' | 'day'>,
  parts: readonly FailedDay[],
  attempts: readonly FailedAttempt[],
): readonly FailedDay[] => {
  const all = [...parts];
  const counted = new Set(parts.flatMap(hashesIn));
  const changed = new Set<number>();
  for (const attempt of attempts) {
    const one = idHash(attempt.id);
    if (counted.has(one)) continue;
    counted.add(one);
    const last = all.at(-1);
    const open = last !== undefined && (last.known.length < knownInPart * digits || all.length === partsOfDay);
    const part: FailedDay = open ? last : { ...of, part: all.length, version: 0, counts: {}, known: '' };
    const known = part.known.length < knownInPart * digits ? `${part.known}${one}` : part.known;
    all[part.part] = { ...part, counts: counting(part, nameOf(attempt)), known };
    changed.add(part.part);
  }
  return all.filter(({ part }) => changed.has(part));
};

export interface FailedReason {
  readonly code: string;
  readonly count: number;
}

/** How many attempts failed for which reason, the commonest first. */
export const failedReasons = (parts: readonly Pick<FailedDay, 'counts'>[]): readonly FailedReason[] => {
  const counts = new Map<string, number>();
  for (const part of parts)
    for (const [name, count] of Object.entries(part.counts)) {
      const { code } = failedKindOf(name);
      counts.set(code, (counts.get(code) ?? 0) + count);
    }
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .toSorted((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1));
};

/** failed attempts by merchant and day; may throw ServiceUnavailable */
export interface FailedAttempts {
  /** counts each once, however often it is told. Throws ConcurrentChange when others keep being faster */
  count(merchantId: string, attempts: readonly FailedAttempt[]): Promise<void>;
  /** of some UTC days, both included; eventually consistent */
  between(merchantId: string, from: string, to: string): Promise<readonly FailedDay[]>;
}
