import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { unpackPayments } from '../../domain/activation/pack-payments.ts';
import { json } from '../../domain/json.ts';
import { paymentBucket } from '../../domain/model/payments.ts';
import type { PaymentLedger } from '../../domain/ports.ts';
import { instant } from '../../domain/values.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode, type Row } from './codec.ts';
import { bucketPartition, bucketRange, heldKey, heldPartition } from './keys.ts';
import { withLines } from './payment-lines.ts';
import { queryPage, queryPartition, queryRange } from './query.ts';
import { refundedSales } from './refunded-sales.ts';
import type { ReadTable } from './table.ts';

const bytes = z.instanceof(Uint8Array);
export const packed = z
  .object({ ...paymentBucket.shape, records: bytes, lines: bytes.optional() })
  .transform(({ records, lines, ...bucket }) => ({ ...bucket, records: withLines(unpackPayments(records), lines) }));
const held = z.object({ merchantId: z.string(), paymentId: z.string(), event: json, heldAt: instant });

const hourOf = (table: ReadTable, merchantId: string, hour: string): Promise<readonly Row[]> => {
  const { from, to } = bucketRange(hour);
  return queryRange(table, bucketPartition(merchantId), from, to);
};

export const paymentLedger = (table: ReadTable): PaymentLedger => ({
  buckets: async (merchantId, hours) => {
    const parts = await Promise.all([...new Set(hours)].sort().map((hour) => hourOf(table, merchantId, hour)));
    return parts.flat().map((row) => decode(packed, row));
  },
  recent: async (merchantId, parts) => {
    const { rows } = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: bucketPartition(merchantId) } },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: parts,
    });
    return rows.toReversed().map((row) => decode(packed, row));
  },
  allBuckets: async (merchantId) => (await queryPartition(table, bucketPartition(merchantId))).map((row) => decode(packed, row)),
  refundedSales: (merchantId, saleHashes) => refundedSales(table, merchantId, saleHashes, true),
  hold: async (payment) => {
    const Item = encode({ ...heldKey(payment.merchantId, payment.paymentId), kind: 'held', ...payment });
    const put = new PutItemCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' });
    try {
      await calling('dynamodb', () => table.client.send(put));
    } catch (error) {
      // held already
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },
  held: async (merchantId) => (await queryPartition(table, heldPartition(merchantId))).map((row) => decode(held, row)),
});
