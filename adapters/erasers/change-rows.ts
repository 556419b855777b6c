import { type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { calling } from '../aws/service-failure.ts';
import type { Row } from '../dynamodb/codec.ts';
import { queryPage, type RowPage } from '../dynamodb/query.ts';
import type { ReadTable } from '../dynamodb/table.ts';

/**
 * Changes rows, all or none. A transaction also for one: IAM lets nobody write to what is on record in any other way (lib/table-places.ts).
 * Throws TransactionCanceledException where a row is not as it was read.
 */
export const changeRows = async (table: ReadTable, ...items: readonly TransactWriteItem[]): Promise<void> => {
  await calling('dynamodb', () => table.client.send(new TransactWriteItemsCommand({ TransactItems: [...items] })));
};

export const takeRow = async (table: ReadTable, { pk, sk }: Row): Promise<void> => {
  if (pk === undefined || sk === undefined) return;
  await changeRows(table, {
    Delete: { TableName: table.name, Key: { pk, sk }, ConditionExpression: 'attribute_exists(pk)' },
  });
};

/** the row as it was read, with other words in it; one that has a version must still have the same */
export const putRowAgain = async (table: ReadTable, row: Row): Promise<void> => {
  const version = row['version']?.N;
  const known = { ConditionExpression: 'attribute_exists(pk)' };
  const same = { ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': { N: version ?? '' } } };
  const next = { version: { N: String(Number(version) + 1) } };
  const Item = version === undefined ? row : { ...row, ...next };
  await changeRows(table, { Put: { TableName: table.name, Item, ...(version === undefined ? known : same) } });
};

/** rows of a partition, a page at a time: what is in memory does not grow with the years of a merchant */
export async function* rowsOfPartition(table: ReadTable, pk: string): AsyncGenerator<Row> {
  let last: RowPage['last'];
  do {
    const page = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
      ...{ ConsistentRead: true, Limit: 100 },
      ...(last === undefined ? {} : { ExclusiveStartKey: last }),
    });
    yield* page.rows;
    last = page.last;
  } while (last !== undefined);
}
