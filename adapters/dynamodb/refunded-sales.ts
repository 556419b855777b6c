import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type RefundedSale, refundedSale } from '../../domain/model/refunded-sale.ts';
import { calling } from '../aws/service-failure.ts';
import { batchGet } from './batch-get.ts';
import { decode, encode } from './codec.ts';
import { refundedSaleKey } from './keys.ts';
import type { ReadTable } from './table.ts';

/**
 * What was given back of some sales as it is now, side by side: one item each, read by its key. Those of which nothing was are not there.
 * Throws ServiceUnavailable.
 */
export const refundedSales = async (
  table: ReadTable,
  merchantId: string,
  saleHashes: readonly string[],
): Promise<readonly RefundedSale[]> => {
  const found = await Promise.all(
    saleHashes.map((saleHash) => {
      const Key = encode(refundedSaleKey(merchantId, saleHash));
      return calling('dynamodb', () =>
        table.client.send(new GetItemCommand({ TableName: table.name, Key, ConsistentRead: true })),
      );
    }),
  );
  return found.flatMap(({ Item }) => (Item === undefined ? [] : [decode(refundedSale, Item)]));
};

/** The same of up to a hundred sales as of a moment ago, for people who look. Throws ServiceUnavailable. */
export const shownRefundedSales = async (table: ReadTable, merchantId: string, saleHashes: readonly string[]) =>
  (
    await batchGet(
      table,
      saleHashes.map((one) => refundedSaleKey(merchantId, one)),
    )
  ).map((row) => decode(refundedSale, row));
