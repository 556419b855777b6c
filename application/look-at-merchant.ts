import { MerchantNotFound } from '../domain/errors.ts';
import type { Context } from '../domain/model/decision.ts';
import type { Snapshot } from '../domain/model/snapshot.ts';
import type { Clock, MerchantStore, PolicyStore } from '../domain/ports.ts';

export interface LookNeeds {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly policies: Pick<PolicyStore, 'get'>;
  readonly clock: Clock;
}

/** A merchant and what a decision about it would be made with, for previews; nothing is written. Throws MerchantNotFound, PolicyNotFound. */
export const lookAtMerchant = async (
  { merchants, policies, clock }: LookNeeds,
  merchantId: string,
): Promise<{ readonly snapshot: Snapshot; readonly context: Context }> => {
  const snapshot = await merchants.load(merchantId);
  if (snapshot === undefined) throw new MerchantNotFound(merchantId);
  const policy = await policies.get(snapshot.merchant.policyVersion);
  return { snapshot, context: { now: clock.now(), policy } };
};
