import * as z from 'zod';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant, stepEntry, stepInput } from '../model/step.ts';
import { closing, offboarded } from './closing.ts';

export const closeMerchantInput = stepInput.extend({ because: z.enum(['withdrawn', 'decided']) });
export const closeMerchantResult = z.object({ kind: z.literal('closed') });
type Input = z.infer<typeof closeMerchantInput>;
type Result = z.infer<typeof closeMerchantResult>;

const lastDecision = (snapshot: Snapshot, run: string) =>
  snapshot.tasks
    .flatMap((one) => (one.status === 'decided' && one.run === run ? [one.decision] : []))
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0];

/** the merchant leaves: it asked to, or a person decided so. Throws MerchantNotFound, and MerchantClosed when it had left before */
export const closeMerchant = (snapshot: Snapshot | undefined, input: Input, context: Context): Decision<Result> => {
  // a retry after the transaction went through
  if (snapshot?.merchant.closedAt === context.now) return nothing({ kind: 'closed' });
  const present = presentMerchant(snapshot, input.merchantId);
  const withdrawn = input.because === 'withdrawn';
  const decision = lastDecision(present, input.run);
  const reason = (withdrawn ? present.merchant.withdrawalReason : decision?.reason) ?? `${input.because} without a reason given`;
  const { puts, deletes } = closing(present, context.now, withdrawn ? 'withdrawn' : 'closed');
  const actor = withdrawn
    ? { kind: 'merchant' as const, id: input.merchantId }
    : decision === undefined
      ? undefined
      : { kind: 'person' as const, id: decision.by };
  return {
    result: { kind: 'closed' },
    puts: [{ ...offboarded(present.merchant, context.now, withdrawn ? 'withdrawn' : 'closed'), closeReason: reason }, ...puts],
    deletes,
    timeline: [
      stepEntry(input, 'close-merchant', context, {
        type: withdrawn ? 'merchant.withdrawn.v1' : 'merchant.closed.v1',
        data: { stage: 'offboarded', from: present.merchant.lifecycleStage, reason },
        reason,
        actor,
      }),
    ],
  };
};
