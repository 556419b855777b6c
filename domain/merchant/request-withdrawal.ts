import * as z from 'zod';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import { merchantId } from '../values.ts';
import { withdraw } from './withdrawal.ts';

/** a person of ours enters a withdrawal the merchant asked for; requestId makes a second press of the button harmless */
export const requestWithdrawalInput = z.object({
  merchantId,
  requestId: z.string().min(1),
  by: z.string().min(1),
  reason: z.string().min(1),
});
export const requestWithdrawalResult = z.object({ kind: z.enum(['noted', 'left', 'already_asked']) });
type Input = z.infer<typeof requestWithdrawalInput>;
type Result = z.infer<typeof requestWithdrawalResult>;

/** throws MerchantNotFound, MerchantClosed */
export const requestWithdrawal = (snapshot: Snapshot | undefined, input: Input, context: Context): Decision<Result> => {
  const present = presentMerchant(snapshot, input.merchantId);
  if (present.merchant.withdrawalRequestedAt !== undefined)
    return { result: { kind: 'already_asked' }, puts: [], deletes: [], timeline: [] };
  const change = withdraw(present, context.now, context.now, input.reason);
  const base = {
    merchantId: input.merchantId,
    at: context.now,
    actor: { kind: 'person' as const, id: input.by },
    reason: input.reason,
  };
  const id = `withdrawal/${input.requestId}`;
  const asked = { ...base, id, type: 'merchant.withdrawal.requested.v1', data: { reason: input.reason } };
  const left = {
    ...base,
    id: `${id}/withdrawn`,
    type: 'merchant.withdrawn.v1',
    data: { stage: 'offboarded', reason: input.reason },
  };
  return {
    result: { kind: change.kind },
    puts: change.puts,
    deletes: change.kind === 'left' ? change.deletes : [],
    separable: change.kind === 'left' ? change.separable : undefined,
    timeline: change.kind === 'left' ? [asked, left] : [asked],
  };
};
