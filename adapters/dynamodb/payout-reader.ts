import type { PayoutReader } from '../../domain/books-ports.ts';
import { payout } from '../../domain/model/payout.ts';
import { decode } from './codec.ts';
import { getRow } from './get-row.ts';
import { archiveKey, booksPartition } from './keys.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

/** ids begin with a day: `~` comes after every character of a later part */
const rangeOf = (merchantId: string, from: string, before: string) => ({
  ':pk': { S: booksPartition(merchantId) },
  ':from': { S: archiveKey(merchantId, 'payout', from).sk },
  ':to': { S: archiveKey(merchantId, 'payout', before).sk },
});

export const payoutReader = (table: ReadTable): PayoutReader => ({
  newest: async (merchantId, { from, before }, limit) => {
    if (before < from) return [];
    const { rows } = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: rangeOf(merchantId, from, before),
      ScanIndexForward: false,
      // BETWEEN includes its end, which was shown before
      Limit: limit + 1,
    });
    const found = rows.map((row) => decode(payout, row));
    return found.filter(({ id }) => id !== before).slice(0, limit);
  },
  one: async (merchantId, id) => {
    const row = await getRow(table, archiveKey(merchantId, 'payout', id));
    return row && decode(payout, row);
  },
});
