import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { calling } from '../aws/service-failure.ts';
import type { Row } from '../dynamodb/codec.ts';
import { queryPage, type RowPage } from '../dynamodb/query.ts';
import type { ReadTable } from '../dynamodb/table.ts';

/** writes to single rows by whoever erases: each is conditional, none is an item that a decision reads */

export const takeRow = async (table: ReadTable, { pk, sk }: Row): Promise<void> => {
  if (pk === undefined || sk === undefined) return;
  const remove = new DeleteItemCommand({ TableName: table.name, Key: { pk, sk }, ConditionExpression: 'attribute_exists(pk)' });
  await calling('dynamodb', () => table.client.send(remove));
};

/** the row as it was read, with other words in it; throws ConditionalCheckFailedException when somebody else wrote it in between */
export const putRowAgain = async (table: ReadTable, row: Row): Promise<void> => {
  const version = row['version']?.N;
  const put = new PutItemCommand({
    TableName: table.name,
    Item: version === undefined ? row : { ...row, version: { N: String(Number(version) + 1) } },
    ...(version === undefined
      ? { ConditionExpression: 'attribute_exists(pk)' }
      : { ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': { N: version } } }),
  });
  await calling('dynamodb', () => table.client.send(put));
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
