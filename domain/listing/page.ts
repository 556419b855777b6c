import { compare, Foremost, type Place } from './foremost.ts';
import type { ListedMerchant } from './listed-merchant.ts';
import type { MerchantFilter } from './match.ts';
import { matching } from './matching.ts';
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
export const pageOf = (merchants: readonly PreparedMerchant[], query: MerchantListQuery, now: string): MerchantListPage => {
  const { sort, limit, after, before } = query;
  const matched = matching(merchants, query.filter, now);
  const backwards = before !== undefined;
  const foremost = new Foremost(limit, backwards);
  const total = matched.length;
  /** on this side of the place asked for */
  let within = 0;
  for (const merchant of matched) {
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
