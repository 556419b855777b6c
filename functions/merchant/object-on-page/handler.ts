import * as z from 'zod';
import { decideUnseen, type Writes } from '../../../application/decide-on.ts';
import { objectOnBehalf } from '../../../domain/account-change/object-to-change.ts';
import { remark } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofChange } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'account.change',
  params: ofChange,
  query: none,
  body: z.object({ reason: remark.optional() }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** Somebody of the merchant did not ask for this change: it stops, whatever they looked at */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  async ({ email, params, body, key }) =>
    decideUnseen(needs, { params, body, key }, (snapshot, context) => {
      const by = { kind: 'merchant' as const, id: email };
      return objectOnBehalf(snapshot, { ...params, requestId: key, by, through: 'page', reason: body.reason }, context);
    });
