import { MerchantNotFound } from '../../../domain/errors.ts';
import { previewNudge } from '../../../domain/nudge/nudge-by-hand.ts';
import type { Clock, MerchantStore, PolicyStore } from '../../../domain/ports.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'merchant.nudge',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly policies: Pick<PolicyStore, 'get'>;
  readonly clock: Clock;
}

/** the very letter a nudge asked for now would send, in the merchant's language, or why none would leave; writes nothing */
export const handle =
  ({ merchants, policies, clock }: Needs) =>
  async ({ params }: CallOf<typeof wanted>) => {
    const snapshot = await merchants.load(params.merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(params.merchantId);
    const policy = await policies.get(snapshot.merchant.policyVersion);
    return previewNudge(snapshot, { now: clock.now(), policy });
  };
