import * as z from 'zod';
import { listSales } from '../../../application/list-sales.ts';
import { onMerchantDays } from '../../../application/merchant-days.ts';
import type { PaymentReader } from '../../../domain/books-ports.ts';
import type { Clock, MerchantLookup } from '../../../domain/ports.ts';
import { listed } from '../../../domain/sales/listed-sale.ts';
import { openPlace, saleStatuses, sealPlace } from '../../../domain/sales/movement.ts';
import { day } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const word = z.string().trim().min(1).max(200).optional();

export const wanted = {
  permission: 'sales.read',
  params: ofMerchant,
  query: z.object({
    from: day.optional(),
    to: day.optional(),
    kind: z.enum(['sale', 'refund']).optional(),
    status: z.enum(saleStatuses).optional(),
    method: word,
    plan: word,
    reference: word,
    limit: z.coerce.number().int().min(1).max(500).default(50),
    cursor: z.string().max(2_000).optional(),
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly merchants: MerchantLookup;
  readonly payments: Pick<PaymentReader, 'newest' | 'refundedSales'>;
  readonly clock: Clock;
}

/** Sales and refunds of some days of the merchant, the last 30 unless others are asked for. Throws MerchantNotFound, InvalidInput */
export const handle =
  ({ merchants, payments, clock }: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId }, query: { from, to, limit, cursor, ...filter } }) => {
    const { merchant, days, span } = await onMerchantDays({ merchants, clock }, merchantId, { from, to });
    const after = cursor === undefined ? undefined : openPlace(cursor);
    const { rows, next } = await listSales(payments, merchantId, { span, filter, after, limit });
    return {
      ...{ currency: merchant.currency, timeZone: merchant.timeZone, ...days },
      sales: rows.map(listed),
      ...(next !== undefined && { cursor: sealPlace(next) }),
      ...(next !== undefined && rows.length < limit && { lookedBackTo: next.at }),
    };
  };
