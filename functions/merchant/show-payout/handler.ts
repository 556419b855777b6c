import * as z from 'zod';
import type { PayoutReader } from '../../../domain/books-ports.ts';
import { NotThere } from '../../../domain/not-there.ts';
import { payoutShown } from '../../../domain/sales/shown-payout.ts';
import { merchantId as idOfMerchant } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'payouts.read',
  params: z.object({ merchantId: idOfMerchant, payoutId: z.string().min(1).max(300) }),
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

/** One payout of the merchant. Throws NotThere */
export const handle =
  ({ payouts }: { readonly payouts: PayoutReader }): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId, payoutId } }) => {
    const found = await payouts.one(merchantId, payoutId);
    if (found === undefined) throw new NotThere(merchantId, 'payout', payoutId);
    return { payout: payoutShown(found) };
  };
