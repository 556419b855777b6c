import type { PaymentReader } from '../../domain/books-ports.ts';
import { decode } from './codec.ts';
import { bucketKey, bucketPartition, bucketRange } from './keys.ts';
import { packed } from './payment-ledger.ts';
import { queryPage, queryRange } from './query.ts';
import { refundedSales } from './refunded-sales.ts';
import type { ReadTable } from './table.ts';

export const paymentReader = (table: ReadTable): PaymentReader => ({
  between: async (merchantId, from, to) => {
    const first = bucketRange(`${from}T00:00:00.000Z`).from;
    const last = bucketRange(`${to}T23:00:00.000Z`).to;
    return (await queryRange(table, bucketPartition(merchantId), first, last)).map((row) => decode(packed, row));
  },
  newest: async (merchantId, { from, to }, parts, before) => {
    const first = bucketRange(from).from;
    const last = before === undefined ? bucketRange(to).to : bucketKey(merchantId, before.hour, before.part).sk;
    // BETWEEN includes its ends, so the one before which it begins is asked for and left out
    const again = before === undefined ? 0 : 1;
    if (last < first) return [];
    const found: ReturnType<typeof packed.parse>[] = [];
    let start: Awaited<ReturnType<typeof queryPage>>['last'];
    do {
      const page = await queryPage(table, {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': { S: bucketPartition(merchantId) }, ':from': { S: first }, ':to': { S: last } },
        ScanIndexForward: false,
        Limit: parts + again - found.length,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      });
      found.push(...page.rows.map((row) => decode(packed, row)));
      start = page.last;
    } while (start !== undefined && found.length < parts + again);
    return found.filter(({ hour, part }) => hour !== before?.hour || part !== before.part).slice(0, parts);
  },
  refundedSales: (merchantId, saleHashes) => refundedSales(table, merchantId, saleHashes, false),
});
