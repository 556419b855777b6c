import { type LifecycleStage, lifecycleStage } from '../model/values.ts';
import type { ListedMerchant } from './listed-merchant.ts';
import { type MerchantFilter, matcherOf } from './match.ts';
import { pageOf } from './page.ts';
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

const columnOf = (stage: LifecycleStage, merchants: readonly PreparedMerchant[], now: string): BoardColumn => {
  const stalled = matcherOf({ stalledDays: 1 }, now);
  const declaredMinor: Record<string, number> = {};
  for (const { listed } of merchants)
    declaredMinor[listed.currency] = (declaredMinor[listed.currency] ?? 0) + (listed.declaredMonthlyVolumeMinor ?? 0);
  return {
    stage,
    count: merchants.length,
    stalled: merchants.filter(stalled).length,
    declaredMinor,
    first: pageOf(merchants, { filter: {}, sort: 'value', limit: PREVIEW }, now).merchants,
  };
};

/** the stages side by side: how many match in each, and what they declared */
export const boardOf = (
  merchants: Iterable<PreparedMerchant>,
  filter: Omit<MerchantFilter, 'stage'>,
  now: string,
): readonly BoardColumn[] => {
  const matches = matcherOf(filter, now);
  const byStage = new Map<LifecycleStage, PreparedMerchant[]>(lifecycleStage.options.map((stage) => [stage, []]));
  for (const merchant of merchants) if (matches(merchant)) byStage.get(merchant.listed.lifecycleStage)?.push(merchant);
  return [...byStage].map(([stage, found]) => columnOf(stage, found, now));
};

/** what may be chosen in a filter, with how many merchants each has; the most first */
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

/** the countries and PSP clients there are */
export const facetsOf = (merchants: readonly PreparedMerchant[]): Facets => ({
  country: facet(merchants, 'country'),
  pspClient: facet(merchants, 'pspClient'),
});
