import type { LifecycleStage, Segment } from '../values.ts';
import type { ListedMerchant } from './listed-merchant.ts';
import { bare, fold, type PreparedMerchant, withoutApostrophes } from './prepare.ts';

const DAY = 86_400_000;

/** filters of a list: a merchant must match every field, by any of the field's values */
export interface MerchantFilter {
  /** part of the name or trading name, of the reference or of the registration number, whatever the case, accents or separators */
  readonly search?: string | undefined;
  readonly stage?: readonly LifecycleStage[] | undefined;
  readonly segment?: readonly Segment[] | undefined;
  readonly country?: readonly string[] | undefined;
  readonly pspClient?: readonly string[] | undefined;
  readonly awaiting?: readonly ListedMerchant['awaiting'][] | undefined;
  /** at least this many days of 24 hours without progress while it is the merchant's move, and nobody put it aside */
  readonly stalledDays?: number | undefined;
}

/** a test for the filter at `now` (ISO 8601 UTC) */
export const matcherOf = (filter: MerchantFilter, now: string): ((merchant: PreparedMerchant) => boolean) => {
  const tests: ((merchant: PreparedMerchant) => boolean)[] = [];
  const among = <Field extends 'lifecycleStage' | 'segment' | 'country' | 'pspClient' | 'awaiting'>(
    field: Field,
    values: readonly ListedMerchant[Field][] | undefined,
  ): void => {
    if (values === undefined || values.length === 0) return;
    const wanted = new Set(values);
    tests.push(({ listed }) => wanted.has(listed[field]));
  };
  among('lifecycleStage', filter.stage);
  among('segment', filter.segment);
  among('country', filter.country);
  among('pspClient', filter.pspClient);
  among('awaiting', filter.awaiting);
  if (filter.stalledDays !== undefined) {
    const latest = new Date(Date.parse(now) - filter.stalledDays * DAY).toISOString();
    tests.push(
      ({ listed: { idleSince, snoozedUntil = '' } }) => idleSince !== undefined && idleSince <= latest && snoozedUntil <= now,
    );
  }
  const needle = fold(filter.search ?? '').trim();
  const loose = withoutApostrophes(needle);
  const number = bare(needle);
  if (needle !== '')
    tests.push(
      ({ haystack, registration }) =>
        haystack.includes(needle) ||
        (loose !== '' && loose !== needle && haystack.includes(loose)) ||
        (number !== '' && registration.includes(number)),
    );
  return (merchant) => {
    for (const holds of tests) if (!holds(merchant)) return false;
    return true;
  };
};
