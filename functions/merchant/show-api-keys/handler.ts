import { keysAsked } from '../../../domain/api-key/ask-for-key.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import { keyState } from '../../../domain/model/api-key.ts';
import type { Clock, MerchantStore } from '../../../domain/ports.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'api-keys.manage',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly clock: Clock;
}

/** Shows an owner the API keys by prefix and date, and until when one that was replaced still works; whether it works is computed now */
export const handle =
  ({ merchants, clock }: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId } }) => {
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const keys = (snapshot.merchant.apiKeys ?? []).map((one) => ({ ...one, state: keyState(one, clock.now()) }));
    return { keys: keys.toReversed(), asked: [...keysAsked(snapshot)] };
  };
