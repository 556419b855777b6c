import { type MerchantFilter, matcherOf } from './match.ts';
import type { PreparedMerchant } from './prepare.ts';

type Matched = readonly PreparedMerchant[];

/** filters remembered of one list: a page, its board and the next page ask the same */
const most = 12;
const known = new WeakMap<Matched, Map<string, Matched>>();

const keyOf = ({ search, stage, segment, country, pspClient, awaiting }: MerchantFilter): string =>
  JSON.stringify([search, stage, segment, country, pspClient, awaiting]);

/**
 * Those of a list that match at `now` (ISO 8601 UTC), in its order. Remembered while the list is the same array: whoever changes a list
 * makes another. What depends on `now` is not.
 */
export const matching = (merchants: Matched, filter: MerchantFilter, now: string): Matched => {
  const { stalledDays, ...rest } = filter;
  if (stalledDays !== undefined) return matching(merchants, rest, now).filter(matcherOf({ stalledDays }, now));
  const answers = known.get(merchants) ?? new Map<string, Matched>();
  known.set(merchants, answers);
  const key = keyOf(filter);
  const before = answers.get(key);
  if (before !== undefined) return before;
  const found = merchants.filter(matcherOf(filter, now));
  const [oldest] = answers.keys();
  if (answers.size >= most && oldest !== undefined) answers.delete(oldest);
  // nothing narrows it: the list itself
  const answer = found.length === merchants.length ? merchants : found;
  answers.set(key, answer);
  return answer;
};
