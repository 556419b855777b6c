import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { acceptOffer } from '../../../domain/pricing/accept-offer.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'conditions.accept',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion, offerId: z.string().min(1).max(300) }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** An owner of the merchant accepts the prices that are offered; the timeline says who and when */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  ({ email, params, body, key }) =>
    decideOnMerchant(needs, { params, body, key }, (snapshot, context) =>
      acceptOffer(snapshot, { ...params, offerId: body.offerId, by: email }, context),
    );
