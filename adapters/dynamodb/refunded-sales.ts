import { type RefundedSale, refundedSale } from '../../domain/model/refunded-sale.ts';
import { decode } from './codec.ts';
import { getRow } from './get-row.ts';
import { refundedSaleKey } from './keys.ts';
import type { ReadTable } from './table.ts';

/**
 * What was given back of some sales, side by side: one item each, read by its key. Those of which nothing was are not there.
 * `consistent` for whoever writes them. Throws ServiceUnavailable.
 */
export const refundedSales = async (
  table: ReadTable,
  merchantId: string,
  saleHashes: readonly string[],
  consistent: boolean,
): Promise<readonly RefundedSale[]> => {
  const rows = await Promise.all(saleHashes.map((one) => getRow(table, refundedSaleKey(merchantId, one), consistent)));
  return rows.flatMap((row) => (row === undefined ? [] : [decode(refundedSale, row)]));
};
