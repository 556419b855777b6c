import * as z from 'zod';
import { stopLadderOf } from '../ladder/move-ladder.ts';
import { transition } from '../merchant/transition.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { merchantIn, presentMerchant, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import { verdictOf } from './verdict-of.ts';

export const approveMerchantInput = stepInput;
export const approveMerchantResult = z.object({ kind: z.literal('approved') });
type Result = z.infer<typeof approveMerchantResult>;

/**
 * Approved, by score or by people: on to activation, whose run the event starts. What started the run is not believed: the assessment or
 * the people's decision must say so here. Throws MerchantNotFound, MerchantClosed, WrongStage, NotDecided.
 */
export const approveMerchant = (snapshot: Snapshot | undefined, input: StepInput, context: Context): Decision<Result> => {
  const known = presentMerchant(snapshot, input.merchantId);
  // a retry after the transaction went through
  if (known.merchant.approvedAt !== undefined) return nothing({ kind: 'approved' });
  const present = merchantIn(['risk_check'], snapshot, input.merchantId, 'approve-merchant');
  const review = verdictOf(present, input.run, 'approve', 'approve-merchant');
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
