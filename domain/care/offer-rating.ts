import * as z from 'zod';
import { addDays } from '../calendar/add-days.ts';
import type { Csat } from '../model/care.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import { sendLetter } from '../nudge/send-letter.ts';
import { presentCheckIn } from './present-check-in.ts';

export const offerRatingInput = stepInput;
export const offerRatingResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offered'), csatId: z.string() }),
  z.object({ kind: z.literal('not_offered'), reason: z.enum(['not_due', 'offered_lately', 'opted_out', 'already_offered']) }),
]);
export type OfferRatingResult = z.infer<typeof offerRatingResult>;

/**
 * The step "Offer the merchant a rating": where policy says so for this check-in, or after a case was closed since the last one,
 * and not too soon after another offer. Throws MerchantNotFound, MerchantClosed.
 */
export function offerRating(snapshot: Snapshot | undefined, input: StepInput, context: Context): Decision<OfferRatingResult> {
  const present = presentMerchant(snapshot, input.merchantId);
  const { policy, now } = context;
  const checkIn = presentCheckIn(present, input.run);
  const rules = policy.care.csat;
  const lastOfferAt = present.csats
    .map((one) => one.offeredAt)
    .sort()
    .at(-1);
  const caseClosed = present.cases.some((one) => one.closedAt !== undefined && one.closedAt > (lastOfferAt ?? ''));
  const due =
    checkIn !== undefined && (rules.offerAtCheckInDays.includes(checkIn.day) || (rules.offerAfterCaseClosed && caseClosed));
  if (!due) return nothing({ kind: 'not_offered', reason: 'not_due' });
  if (present.csats.some((one) => one.id === checkIn.id)) return nothing({ kind: 'not_offered', reason: 'already_offered' });
  if (present.merchant.optedOutAt !== undefined) return nothing({ kind: 'not_offered', reason: 'opted_out' });
  if (lastOfferAt !== undefined && addDays(lastOfferAt, rules.minimumDaysBetweenOffers) > now) {
    return nothing({ kind: 'not_offered', reason: 'offered_lately' });
  }
  const csat: Csat = { merchantId: input.merchantId, id: checkIn.id, version: 0, kind: 'csat', offeredAt: now };
  const order = { letter: 'rating_asked', csatId: csat.id, because: csat.id, run: input.run } as const;
  const letter = sendLetter(present, { ...order, actor: { kind: 'system', id: input.run } }, context);
  return {
    result: { kind: 'offered', csatId: csat.id },
    puts: [csat, ...letter.puts],
    deletes: [],
    timeline: [
      stepEntry(input, 'offer-rating', context, { type: 'csat.offered.v1', data: { csatId: csat.id } }),
      ...letter.timeline,
    ],
  };
}
