import type * as z from 'zod';
import { commitShared } from '../../../application/share-tasks.ts';
import { firstOf, type PaymentNeeds, readable, refuseHeld, settleHeld, withBuckets } from '../../../application/take-payments.ts';
import { toJson } from '../../../application/to-json.ts';
import { policyFor, retryConcurrentChange, wroteFirstPart } from '../../../application/unit-of-work.ts';
import {
  type ActivateDecision,
  activateCapabilities,
  activateCapabilitiesInput,
  activateCapabilitiesResult,
} from '../../../domain/activation/activate-capabilities.ts';
import type { RefusedPayment } from '../../../domain/activation/apply-payments.ts';
import type { Json } from '../../../domain/model/timeline-entry.ts';

export { activateCapabilitiesInput as input, activateCapabilitiesResult as result };

type Input = z.infer<typeof activateCapabilitiesInput>;

const refusedOf = ({ payments }: ActivateDecision): readonly RefusedPayment[] =>
  payments.kind === 'applied' ? payments.refused : [];

/** capabilities and the first of the held payments in one transaction, the rest of them after it; a retry goes on where it stopped */
export const handle =
  (needs: PaymentNeeds) =>
  async (input: Input): Promise<Json> => {
    const { merchantId, now } = input;
    const activate = async (): Promise<Json> => {
      const snapshot = await needs.merchants.load(merchantId);
      const policy = await policyFor(needs.policies, input.policyVersion ?? snapshot?.merchant.policyVersion);
      const from = firstOf(readable(await needs.ledger.held(merchantId)));
      const payments = from.map(({ fact }) => fact);
      const released = from.map(({ held }) => held);
      const decision = await withBuckets(needs.ledger, merchantId, payments, (read) => {
        const decided = activateCapabilities(snapshot, { ...input, held: { payments, ...read } }, { now, policy });
        return { ...decided, needsHistory: decided.payments.kind === 'needs_history' };
      });
      const { puts, deletes, timeline, buckets, refunded } = decision;
      if (await wroteFirstPart(needs, snapshot, input, decision, { buckets, refunded, released })) return activate();
      const result = toJson(decision.result);
      // before the held ones are let go: a crash may tell it twice, never lose it
      await refuseHeld(needs.refuse, from, refusedOf(decision));
      const changes = { puts, deletes, timeline, buckets, refunded, released };
      const committed = await commitShared(needs, snapshot, merchantId, { changes, result, now });
      return committed.kind === 'committed' ? result : committed.result;
    };
    const answer = await retryConcurrentChange(activate);
    await settleHeld(needs, merchantId);
    return answer;
  };
