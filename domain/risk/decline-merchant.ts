import * as z from 'zod';
import { closing, offboarded } from '../merchant/closing.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { merchantIn, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import { sendLetter } from '../nudge/send-letter.ts';
import { verdictOf } from './verdict-of.ts';

export const declineMerchantInput = stepInput;
export const declineMerchantResult = z.object({ kind: z.literal('declined') });
type Result = z.infer<typeof declineMerchantResult>;

/**
 * Declined with every reason on the timeline; nothing later opens it again. Throws MerchantNotFound, MerchantClosed when it had left before,
 * WrongStage, and NotDecided when neither the assessment nor people say so.
 */
export const declineMerchant = (snapshot: Snapshot | undefined, input: StepInput, context: Context): Decision<Result> => {
  // a retry after the transaction went through
  if (snapshot?.merchant.declinedAt === context.now) return nothing({ kind: 'declined' });
  const present = merchantIn(['risk_check'], snapshot, input.merchantId, 'decline-merchant');
  const review = verdictOf(present, input.run, 'decline', 'decline-merchant');
  const reasons = present.merchant.risk?.reasons ?? [];
  const { puts, deletes, separable } = closing(present, context.now, 'declined');
  const actor = review === undefined ? undefined : { kind: 'person' as const, id: review.decision.by };
  const code = review?.decision.declineCode;
  const order = { letter: 'application_declined' as const, declineCode: code, because: input.run, run: input.run };
  const letter = sendLetter(present, { ...order, actor: actor ?? { kind: 'system', id: input.run } }, context);
  return {
    result: { kind: 'declined' },
    puts: [
      { ...offboarded(present.merchant, context.now, 'declined'), declinedAt: context.now, complianceStatus: 'non_compliant' },
      ...puts,
      ...letter.puts,
    ],
    deletes,
    separable,
    timeline: [
      stepEntry(input, 'decline-merchant', context, {
        type: 'merchant.declined.v1',
        data: {
          stage: 'offboarded',
          by: review === undefined ? 'score' : 'person',
          reasons,
          ...(code === undefined ? {} : { declineCode: code }),
        },
        reason: review?.decision.reason,
        actor,
      }),
      ...letter.timeline,
    ],
  };
};
