import * as z from 'zod';
import { NotDecided } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant, stepEntry, stepInput } from '../model/step.ts';
import type { Actor } from '../values.ts';
import { closing, offboarded } from './closing.ts';
import { noReason } from './withdrawal.ts';

export const closeMerchantInput = stepInput.extend({ because: z.enum(['withdrawn', 'decided']) });
export const closeMerchantResult = z.object({ kind: z.literal('closed') });
type Input = z.infer<typeof closeMerchantInput>;
type Result = z.infer<typeof closeMerchantResult>;

interface Closer {
  readonly reason: string;
  readonly actor: Actor;
}

/** who ends it, and why: the merchant that asked to leave, or the newest decision of this run to close. Throws NotDecided when nobody did */
const closerOf = ({ merchant, tasks }: Snapshot, { merchantId, run, because }: Input): Closer => {
  if (because === 'withdrawn') {
    if (merchant.withdrawalRequestedAt === undefined)
      throw new NotDecided(merchantId, 'close-merchant', { code: 'not-asked-to-leave', about: {} });
    return {
      reason: merchant.withdrawalReason ?? noReason,
      actor: { kind: 'merchant', id: merchantId },
    };
  }
  const [decision] = tasks
    .flatMap((one) => (one.status === 'decided' && one.run === run && one.decision.choice === 'close' ? [one.decision] : []))
    .sort((one, other) => (one.at < other.at ? 1 : -1));
  if (decision === undefined)
    throw new NotDecided(merchantId, 'close-merchant', { code: 'not-decided-to-close', about: { run } });
  return { reason: decision.reason, actor: { kind: 'person', id: decision.by } };
};

/** the merchant leaves: it asked to, or a person decided so. Throws MerchantNotFound, MerchantClosed when it had left before, NotDecided when nobody has */
export const closeMerchant = (snapshot: Snapshot | undefined, input: Input, context: Context): Decision<Result> => {
  // a retry after the transaction went through
  if (snapshot?.merchant.closedAt === context.now) return nothing({ kind: 'closed' });
  const present = presentMerchant(snapshot, input.merchantId);
  const withdrawn = input.because === 'withdrawn';
  const { reason, actor } = closerOf(present, input);
  const { puts, deletes, separable } = closing(present, context.now, withdrawn ? 'withdrawn' : 'closed');
  return {
    result: { kind: 'closed' },
    puts: [{ ...offboarded(present.merchant, context.now, withdrawn ? 'withdrawn' : 'closed'), closeReason: reason }, ...puts],
    deletes,
    separable,
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
