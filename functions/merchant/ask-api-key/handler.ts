import { decideUnseen, type Writes } from '../../../application/decide-on.ts';
import { askForKey, keyWish } from '../../../domain/api-key/ask-for-key.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'api-keys.manage',
  params: ofMerchant,
  query: none,
  body: keyWish,
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** An owner asks for an API key, for another one in its place, or for its end: the company makes keys, and tells what became of it */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  ({ email: by, params, body, key }) =>
    decideUnseen(needs, { params, body, key }, (snapshot, context) =>
      askForKey(snapshot, { ...params, asked: body, by, requestId: key }, context),
    );
