import { type LifecycleStage, lifecycleStage } from '../values.ts';
import { Foremost } from './foremost.ts';
import type { ListedMerchant } from './listed-merchant.ts';
import { type MerchantFilter, matcherOf } from './match.ts';
import { matching } from './matching.ts';
import type { PreparedMerchant } from './prepare.ts';

export interface BoardColumn {
  readonly stage: LifecycleStage;
  readonly count: number;
  /** of them, those whose move it is and who have not progressed for a day at least */
  readonly stalled: number;
  /** declared monthly volume, minor units by currency: currencies are not added up */
  readonly declaredMinor: Readonly<Record<string, number>>;
  /** a few to look at first, of the greatest value */
  readonly first: readonly ListedMerchant[];
}

const PREVIEW = 8;

interface Tally {
  count: number;
  stalled: number;
  readonly declaredMinor: Record<string, number>;
  readonly first: Foremost;
}
const emptyTally = (): Tally => ({ count: 0, stalled: 0, declaredMinor: {}, first: new Foremost(PREVIEW) });

/** the stages side by side: how many match in each, and what they declared; by looking at each merchant once */
export const boardOf = (
  merchants: readonly PreparedMerchant[],
  filter: Omit<MerchantFilter, 'stage'>,
  now: string,
): readonly BoardColumn[] => {
  const isStalled = matcherOf({ stalledDays: 1 }, now);
  const inStage = Map.groupBy(matching(merchants, filter, now), ({ listed }) => listed.lifecycleStage);
  return lifecycleStage.options.map((stage) => {
    const tally = emptyTally();
    for (const merchant of inStage.get(stage) ?? []) {
      const { currency, declaredMonthlyVolumeMinor = 0 } = merchant.listed;
      tally.count += 1;
      tally.stalled += isStalled(merchant) ? 1 : 0;
      tally.declaredMinor[currency] = (tally.declaredMinor[currency] ?? 0) + declaredMonthlyVolumeMinor;
      tally.first.offer(merchant.orders.value, merchant);
    }
    const { first, ...counted } = tally;
    return { stage, ...counted, first: first.take().map(({ merchant }) => merchant.listed) };
  });
};

/** options of a filter with their number of merchants, the most frequent first */
export interface Facets {
  readonly country: readonly Facet[];
  readonly pspClient: readonly Facet[];
}
export interface Facet {
  readonly value: string;
  readonly count: number;
}

const facet = (merchants: Iterable<PreparedMerchant>, field: 'country' | 'pspClient'): readonly Facet[] => {
  const counts = new Map<string, number>();
  for (const { listed } of merchants) counts.set(listed[field], (counts.get(listed[field]) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || one.value.localeCompare(other.value, 'en'));
};

const known = new WeakMap<readonly PreparedMerchant[], Facets>();

/** the countries and PSP clients there are; remembered while the list is the same array */
export const facetsOf = (merchants: readonly PreparedMerchant[]): Facets => {
  const facets = known.get(merchants) ?? { country: facet(merchants, 'country'), pspClient: facet(merchants, 'pspClient') };
  known.set(merchants, facets);
  return facets;
};
