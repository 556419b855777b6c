import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { type AwaitedPayout, awaitedPayout } from '../../domain/intake/awaited-payout.ts';
import type { AwaitedPayouts, TakenFiles } from '../../domain/intake/settlement-ports.ts';
import { takenFile } from '../../domain/intake/taken-file.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { getRow } from './get-row.ts';
import {
  awaitedKey,
  awaitedMark,
  payoutPrefixes,
  settlementsPartition,
  takenFileKey,
  takenFileLine,
  takenFilePrefix,
} from './keys-apart.ts';
import { queryNewest, queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

const keptSeconds = 540 * 86_400;
const goneAt = (at: string): number => Math.floor(Date.parse(at) / 1_000) + keptSeconds;

/** all of it or nothing; false where a condition did not hold */
const together = async (
  table: ReadTable,
  TransactItems: TransactWriteItemsCommand['input']['TransactItems'],
): Promise<boolean> => {
  try {
    await calling('dynamodb', () => table.client.send(new TransactWriteItemsCommand({ TransactItems })));
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return false;
    throw error;
  }
};
const isNew = 'attribute_not_exists(pk)';
const isThere = 'attribute_exists(pk)';

export const takenFiles = (table: ReadTable): TakenFiles => ({
  find: async (id) => {
    const row = await getRow(table, takenFileKey(id), true);
    return row && decode(takenFile, row);
  },
  note: (file) => {
    const item = (key: object) => ({ ...key, kind: 'settlement_file', ...file, expiresAt: goneAt(file.at) });
    const put = (key: object, ConditionExpression: string) => ({
      Put: { TableName: table.name, Item: encode(item(key)), ConditionExpression },
    });
    return together(table, [put(takenFileKey(file.id), isNew), put(takenFileLine(file.at, file.id), isNew)]);
  },
  newest: async (limit) =>
    (await queryNewest(table, settlementsPartition, takenFilePrefix, limit)).map((row) => decode(takenFile, row)),
});

const itemOf = (payout: AwaitedPayout) => ({
  ...awaitedKey(payout),
  ...{ kind: 'awaited_payout', ...payout, expiresAt: goneAt(payout.expectedBy) },
});

export const awaitedPayouts = (table: ReadTable): AwaitedPayouts => {
  const among = async (prefix: string, limit: number, to = '~'): Promise<readonly AwaitedPayout[]> => {
    const { rows } = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ...{ ':pk': { S: settlementsPartition }, ':from': { S: prefix }, ':to': { S: `${prefix}${to}` } },
      },
      Limit: limit,
    });
    return rows.map((row) => decode(awaitedPayout, row));
  };
  return {
    await: async (payout) => {
      const mark = { ...awaitedMark(payout.id), kind: 'awaited_mark', expiresAt: goneAt(payout.expectedBy) };
      await together(table, [
        { Put: { TableName: table.name, Item: encode(mark), ConditionExpression: isNew } },
        { Put: { TableName: table.name, Item: encode(itemOf(payout)), ConditionExpression: isNew } },
      ]);
    },
    unpaid: async (limit) => {
      const [late, open] = await Promise.all([among(payoutPrefixes.late, limit), among(payoutPrefixes.open, limit)]);
      return [...late, ...open].slice(0, limit);
    },
    due: (by, limit) => among(payoutPrefixes.open, limit, by),
    paid: async (limit) =>
      (await queryNewest(table, settlementsPartition, payoutPrefixes.paid, limit)).map((row) => decode(awaitedPayout, row)),
    move: (from, to) =>
      together(table, [
        { Delete: { TableName: table.name, Key: encode(awaitedKey(from)), ConditionExpression: isThere } },
        { Put: { TableName: table.name, Item: encode(itemOf(to)) } },
      ]),
  };
};
