import * as z from 'zod';
import { addDays } from '../calendar/add-days.ts';
import type { CareCase, Csat } from '../model/care.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { stepEntry } from '../model/step.ts';
import { type CaseStepInput, caseInHandOf } from './case-step.ts';

export const offerCaseRatingResult = z.object({ kind: z.enum(['offered', 'not_offered']) });
type Result = z.infer<typeof offerCaseRatingResult>;

/** an answer that the merchant can rate on its page, and was not asked to rate since it was opened last */
const canBeRated = ({ request, ratingOfferedAt = '', reopenedAt, openedAt }: CareCase): boolean =>
  request?.answeredAt !== undefined && request.rating === undefined && ratingOfferedAt < (reopenedAt ?? openedAt);

/** the merchant was asked for a rating of something else a little while ago */
const askedLately = (csats: readonly Csat[], { policy, now }: Context): boolean =>
  csats.some(({ offeredAt }) => addDays(offeredAt, policy.care.csat.minimumDaysBetweenOffers) > now);

/**
 * The step "Offer a rating": each time a case that was answered comes to its end, where policy offers ratings of cases and none was offered
 * lately. The merchant gives it on its page. Throws MerchantNotFound, MerchantClosed.
 */
export const offerCaseRating = (known: Snapshot | undefined, input: CaseStepInput, context: Context): Decision<Result> => {
  const { snapshot, one } = caseInHandOf(known, input);
  const rules = context.policy.care.csat;
  if (one === undefined || !rules.offerAfterCaseClosed || !canBeRated(one) || askedLately(snapshot.csats, context))
    return nothing({ kind: 'not_offered' });
  return {
    result: { kind: 'offered' },
    puts: [{ ...one, ratingOfferedAt: context.now }],
    deletes: [],
    timeline: [
      stepEntry(input, 'offer-case-rating', context, {
        type: 'csat.offered.v1',
        data: { caseId: one.id, csatId: `case-${one.id}` },
      }),
    ],
  };
};
