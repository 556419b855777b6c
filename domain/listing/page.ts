import { compare, Foremost, type Place } from './foremost.ts';
import type { ListedMerchant } from './listed-merchant.ts';
import { type MerchantFilter, matcherOf } from './match.ts';
import type { MerchantSort, PreparedMerchant } from './prepare.ts';

export interface MerchantListQuery {
  readonly filter: MerchantFilter;
  readonly sort: MerchantSort;
  readonly limit: number;
  /** those that come after this place, or the last ones before it; from the beginning when neither is said */
  readonly after?: Place | undefined;
  readonly before?: Place | undefined;
}

export interface MerchantListPage {
  readonly merchants: readonly ListedMerchant[];
  /** all that match, on this page or not */
  readonly total: number;
  /** how many come before this page */
  readonly skipped: number;
  readonly next: Place | undefined;
  readonly previous: Place | undefined;
}

/** one page of those that match at `now` (ISO 8601 UTC), by looking at each once */
export const pageOf = (merchants: Iterable<PreparedMerchant>, query: MerchantListQuery, now: string): MerchantListPage => {
  const { sort, limit, after, before } = query;
  const matches = matcherOf(query.filter, now);
  const backwards = before !== undefined;
  const foremost = new Foremost(limit, backwards);
  let total = 0;
  /** on this side of the place asked for */
  let within = 0;
  for (const merchant of merchants) {
    if (!matches(merchant)) continue;
    total += 1;
    const order = merchant.orders[sort];
    if (after !== undefined && compare(order, merchant.listed.merchantId, after) <= 0) continue;
    if (before !== undefined && compare(order, merchant.listed.merchantId, before) >= 0) continue;
    within += 1;
    foremost.offer(order, merchant);
  }
  const shown = backwards ? foremost.take().toReversed() : foremost.take();
  const skipped = backwards ? within - shown.length : total - within;
  const more = skipped + shown.length < total;
  return {
    merchants: shown.map(({ merchant }) => merchant.listed),
    total,
    skipped,
    next: more ? shown.at(-1)?.place : undefined,
    previous: skipped > 0 ? shown[0]?.place : undefined,
  };
};
