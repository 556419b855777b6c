import type { ListedMerchant } from './listed-merchant.ts';
import { type MerchantFilter, matcherOf } from './match.ts';
import type { MerchantSort, PreparedMerchant } from './prepare.ts';

/** a place between two merchants of an order: what the order looks at, and the merchantId where that is the same */
export type Place = readonly [order: string, merchantId: string];

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

const compare = (one: Place, other: Place): number =>
  one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : one[1] < other[1] ? -1 : one[1] > other[1] ? 1 : 0;

interface Placed {
  readonly place: Place;
  readonly listed: ListedMerchant;
}

/** the first few of any number in an order, without sorting the rest */
class Foremost {
  readonly #limit: number;
  readonly #order: (one: Place, other: Place) => number;
  #kept: Placed[] = [];
  /** what comes after it is not among the first */
  #bar: Place | undefined;
  constructor(limit: number, order: (one: Place, other: Place) => number) {
    this.#limit = limit;
    this.#order = order;
  }

  offer(one: Placed): void {
    if (this.#bar !== undefined && this.#order(one.place, this.#bar) > 0) return;
    this.#kept.push(one);
    if (this.#kept.length < this.#limit * 2) return;
    this.#bar = this.take().at(-1)?.place;
  }

  take(): readonly Placed[] {
    this.#kept = this.#kept.sort((one, other) => this.#order(one.place, other.place)).slice(0, this.#limit);
    return this.#kept;
  }
}

/** one page of those that match at `now` (ISO 8601 UTC), by looking at each once */
export const pageOf = (merchants: Iterable<PreparedMerchant>, query: MerchantListQuery, now: string): MerchantListPage => {
  const { sort, limit, after, before } = query;
  const matches = matcherOf(query.filter, now);
  const backwards = before !== undefined;
  const foremost = new Foremost(limit, (one, other) => (backwards ? compare(other, one) : compare(one, other)));
  let total = 0;
  /** on this side of the place asked for */
  let within = 0;
  for (const merchant of merchants) {
    if (!matches(merchant)) continue;
    total += 1;
    const place: Place = [merchant.orders[sort], merchant.listed.merchantId];
    if (after !== undefined && compare(place, after) <= 0) continue;
    if (before !== undefined && compare(place, before) >= 0) continue;
    within += 1;
    foremost.offer({ place, listed: merchant.listed });
  }
  const shown = backwards ? foremost.take().toReversed() : foremost.take();
  const skipped = backwards ? within - shown.length : total - within;
  const more = skipped + shown.length < total;
  return {
    merchants: shown.map(({ listed }) => listed),
    total,
    skipped,
    next: more ? shown.at(-1)?.place : undefined,
    previous: skipped > 0 ? shown[0]?.place : undefined,
  };
};
