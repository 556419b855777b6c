import * as z from 'zod';
import { stopLadderOf } from '../ladder/move-ladder.ts';
import { transition } from '../merchant/transition.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import { reviewOf } from './review-of.ts';

export const approveMerchantInput = stepInput;
export const approveMerchantResult = z.object({ kind: z.literal('approved') });
type Result = z.infer<typeof approveMerchantResult>;

/** approved, by score or by people: on to activation, whose run the event starts. Throws MerchantNotFound, MerchantClosed, IllegalTransition */
export const approveMerchant = (snapshot: Snapshot | undefined, input: StepInput, context: Context): Decision<Result> => {
  const present = presentMerchant(snapshot, input.merchantId);
  // a retry after the transaction went through
  if (present.merchant.approvedAt !== undefined) return nothing({ kind: 'approved' });
  const review = reviewOf(present, input.run);
  return {
    result: { kind: 'approved' },
    puts: [
      {
        ...transition(present.merchant, 'activation', context.now),
        approvedAt: context.now,
        complianceStatus: 'compliant',
        operationalStatus: 'active',
        disabledReason: 'activation',
      },
      ...stopLadderOf(present, 'risk_check', context.now, 'approved'),
    ],
    deletes: [],
    timeline: [
      stepEntry(input, 'approve-merchant', context, {
        type: 'merchant.approved.v1',
        data: { stage: 'activation', by: review === undefined ? 'score' : 'person' },
        reason: review?.decision.reason,
        actor: review === undefined ? undefined : { kind: 'person', id: review.decision.by },
      }),
    ],
  };
};
