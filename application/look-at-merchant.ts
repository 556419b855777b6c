import { MerchantNotFound } from '../domain/errors.ts';
import type { Context } from '../domain/model/decision.ts';
import type { Snapshot } from '../domain/model/snapshot.ts';
import type { OutageReader } from '../domain/outage/outage-ports.ts';
import type { Clock, MerchantStore, PolicyStore } from '../domain/ports.ts';
import { outagesOf } from './unit-of-work.ts';

export interface LookNeeds {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly policies: Pick<PolicyStore, 'get'>;
  readonly clock: Clock;
  /** what clocks stand still for; without it nothing does */
  readonly outages?: OutageReader;
}

/** A merchant and what a decision about it would be made with, for previews; nothing is written. Throws MerchantNotFound, PolicyNotFound. */
export const lookAtMerchant = async (
  { merchants, policies, clock, outages }: LookNeeds,
  merchantId: string,
): Promise<{ readonly snapshot: Snapshot; readonly context: Context }> => {
  const snapshot = await merchants.load(merchantId);
  if (snapshot === undefined) throw new MerchantNotFound(merchantId);
  const policy = await policies.get(snapshot.merchant.policyVersion);
  const away = outages === undefined ? {} : await outagesOf({ outages });
  return { snapshot, context: { now: clock.now(), policy, ...away } };
};
