import * as z from 'zod';
import { showSale } from '../../../application/show-sale.ts';
import type { PaymentReader } from '../../../domain/books-ports.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import { NotThere } from '../../../domain/not-there.ts';
import type { MerchantLookup } from '../../../domain/ports.ts';
import { listed } from '../../../domain/sales/listed-sale.ts';
import { merchantId as idOfMerchant } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'sales.read',
  params: z.object({ merchantId: idOfMerchant, saleId: z.string().min(1).max(100) }),
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly merchants: MerchantLookup;
  readonly payments: Pick<PaymentReader, 'newest' | 'refundedSales'>;
}

/** One sale or refund of the merchant. Throws MerchantNotFound, NotThere */
export const handle =
  ({ merchants, payments }: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId, saleId } }) => {
    const [[merchant], found] = await Promise.all([merchants.byIds([merchantId]), showSale(payments, merchantId, saleId)]);
    if (merchant === undefined) throw new MerchantNotFound(merchantId);
    if (found === undefined) throw new NotThere(merchantId, 'sale', saleId);
    const { row, refunds, refundCount } = found;
    return { currency: merchant.currency, timeZone: merchant.timeZone, sale: listed(row), refunds, refundCount };
  };
