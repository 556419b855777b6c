import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { takeRating } from '../../../domain/care/take-rating.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'letters.answer',
  params: ofMerchant.extend({ csatId: z.string().min(1).max(200) }),
  query: none,
  body: z.object({ version: seenVersion, rating: z.int().min(1).max(5) }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** Somebody of the merchant rates what the merchant was asked about; the same again changes nothing, another rating replaces it */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  ({ email: by, params, body, key }) =>
    decideOnMerchant(needs, { params, body, key }, (snapshot, { now }) =>
      takeRating(snapshot, { csatId: params.csatId, rating: body.rating, through: 'page', by }, now),
    );
