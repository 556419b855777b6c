import { type AttributeValue, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { calling } from '../aws/service-failure.ts';
import type { Row } from './codec.ts';
import type { ReadTable } from './table.ts';

export interface RowPage {
  readonly rows: readonly Row[];
  readonly last: Record<string, AttributeValue> | undefined;
}

/** one page; throws ServiceUnavailable */
export const queryPage = async (table: ReadTable, input: Omit<QueryCommandInput, 'TableName'>): Promise<RowPage> => {
  const page = await calling('dynamodb', () => table.client.send(new QueryCommand({ TableName: table.name, ...input })));
  return { rows: page.Items ?? [], last: page.LastEvaluatedKey };
};

const readAll = async (table: ReadTable, condition: string, values: Row, ConsistentRead = true): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  let last: RowPage['last'];
  do {
    const page = await queryPage(table, {
      KeyConditionExpression: condition,
      ExpressionAttributeValues: values,
      ConsistentRead,
      ...(last === undefined ? {} : { ExclusiveStartKey: last }),
    });
    rows.push(...page.rows);
    last = page.last;
  } while (last !== undefined);
  return rows;
};

/** every row of a whole partition, however many pages it takes; consistent per page. Throws ServiceUnavailable */
export const queryPartition = (table: ReadTable, pk: string): Promise<readonly Row[]> =>
  readAll(table, 'pk = :pk', { ':pk': { S: pk } });

/** every row of a partition with from <= sk <= to */
export const queryRange = (table: ReadTable, pk: string, from: string, to: string): Promise<readonly Row[]> =>
  readAll(table, 'pk = :pk AND sk BETWEEN :from AND :to', { ':pk': { S: pk }, ':from': { S: from }, ':to': { S: to } });

/** the same at half the price, eventually consistent: for people who look */
export const queryWhole = (table: ReadTable, pk: string): Promise<readonly Row[]> =>
  readAll(table, 'pk = :pk', { ':pk': { S: pk } }, false);

/** of these the rows whose key begins so */
export const queryBeginning = (table: ReadTable, pk: string, beginning: string): Promise<readonly Row[]> =>
  readAll(table, 'pk = :pk AND begins_with(sk, :sk)', { ':pk': { S: pk }, ':sk': { S: beginning } }, false);

/** of these the last in order of keys, at most `limit`: for people who look */
export const queryNewest = async (table: ReadTable, pk: string, beginning: string, limit: number): Promise<readonly Row[]> => {
  const page = await queryPage(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': { S: pk }, ':sk': { S: beginning } },
    ...{ ScanIndexForward: false, Limit: limit },
  });
  return page.rows;
};
