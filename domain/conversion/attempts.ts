import { type FailedDay, failedKindOf } from '../activation/failed-attempts.ts';
import type { PaymentBucket } from '../model/payments.ts';

/** attempts to pay by one method from one country on one day; a country or method nobody named is `-` */
export interface AttemptCount {
  /** UTC */
  readonly day: string;
  readonly method: string;
  readonly country: string;
  /** null for those that were paid */
  readonly code: string | null;
  readonly n: number;
}

export const unknownPart = '-';

/** Attempts of some days: what was sold, and what failed by reason. */
export const attemptsOf = (buckets: readonly PaymentBucket[], failed: readonly FailedDay[]): readonly AttemptCount[] => {
  const counts = new Map<string, AttemptCount>();
  const add = (day: string, code: string | null, n: number, { method = unknownPart, country = unknownPart }): void => {
    const key = JSON.stringify([day, method, country, code]);
    counts.set(key, { day, method, country, code, n: n + (counts.get(key)?.n ?? 0) });
  };
  for (const { hour, records } of buckets)
    for (const { kind, line } of records)
      if (kind === 'captured') add(hour.slice(0, 10), null, 1, { ...named(line?.method, line?.country) });
  for (const { day, counts: reasons } of failed)
    for (const [name, n] of Object.entries(reasons)) {
      const { code, method, country } = failedKindOf(name);
      add(day, code, n, named(method, country));
    }
  return [...counts.values()];
};

const named = (method: string | undefined, country: string | undefined) => ({
  ...(method !== undefined && { method }),
  ...(country !== undefined && { country }),
});
