import type { PaymentReader } from '../domain/books-ports.ts';
import type { RefundedSale } from '../domain/model/refunded-sale.ts';
import type { ListedMovement } from '../domain/sales/listed-sale.ts';
import { placeOf, statusOf } from '../domain/sales/movement.ts';
import { readHours } from './read-hours.ts';

interface ShownSale {
  readonly row: ListedMovement;
  readonly refunds: RefundedSale['refunds'];
  readonly refundCount: number;
}

/** One movement by its id, found in its hour, with what went back of it; undefined when there is none. Throws ServiceUnavailable. */
export const showSale = async (
  payments: Pick<PaymentReader, 'newest' | 'refundedSales'>,
  merchantId: string,
  id: string,
): Promise<ShownSale | undefined> => {
  const place = placeOf(id);
  if (place === undefined) return undefined;
  for await (const { movements } of readHours(payments, merchantId, { from: place.hour, to: place.hour })) {
    const movement = movements.find((one) => one.id === id);
    if (movement === undefined) continue;
    if (movement.kind === 'refund' || movement.saleHash === undefined)
      return { row: { movement, status: undefined, refundedMinor: 0 }, refunds: [], refundCount: 0 };
    const [refunded] = await payments.refundedSales(merchantId, [movement.saleHash]);
    const status = statusOf(movement.amountMinor, refunded);
    const row = { movement, status, refundedMinor: refunded?.refundedMinor ?? 0 };
    return { row, refunds: refunded?.refunds ?? [], refundCount: refunded?.count ?? 0 };
  }
  return undefined;
};
