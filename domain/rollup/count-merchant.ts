import type { AttemptCount } from '../conversion/attempts.ts';
import type { Context } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { emptyTally, mergeInto, type Tally } from '../tally/tally.ts';
import { addToCuts, type CutTallies, cutsOfMerchant } from './cuts.ts';
import { tallyMerchant } from './tally-merchant.ts';

/** Counts a merchant once, and adds it to all merchants and to each part it belongs to. Throws ZodError for an entry whose data lost its shape */
export const countMerchant = (
  all: Tally,
  cuts: CutTallies,
  one: { readonly merchant: Merchant; readonly timeline: readonly TimelineEntry[]; readonly attempts: readonly AttemptCount[] },
  context: Context,
): void => {
  const own = emptyTally();
  tallyMerchant(own, one, context);
  mergeInto(all, own);
  const entries = one.timeline.filter(({ at }) => at <= context.now);
  addToCuts(cuts, cutsOfMerchant(one.merchant, entries), own);
};
