import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removing } from '../../src/platform.mjs';
import { startDynoxide } from '../../src/services/dynamodb/dynoxide-process.ts';
import { openImport } from '../../src/services/dynamodb/import-table.ts';
import { DynoxideFailed } from '../../src/services/dynamodb/table-errors.ts';

const TABLE = 'imported';
const S = (text: string) => ({ S: text });
const rows: Record<string, AttributeValue>[] = [
  {
    pk: S('M#1'),
    sk: S('MERCHANT'),
    name: S('São João'),
    count: { N: '12345' },
    minus: { N: '-7' },
    none: { N: '0' },
    part: { N: '-0.125' },
    yes: { BOOL: true },
    nothing: { NULL: true },
  },
  {
    pk: S('M#1'),
    sk: S('TASK#1'),
    list: { L: [{ N: '1' }, S('two'), { M: { three: { L: [{ N: '3' }] } } }] },
    tags: { SS: ['a', 'b'] },
    gsi1pk: S('QUEUE#a'),
    gsi1sk: S('2026'),
    dueShard: S('1'),
    dueAt: S('2026'),
  },
  {
    pk: S('LIST#0'),
    sk: S('PACK#000'),
    packed: { B: Buffer.from([0, 1, 2, 250]) },
    map: { M: { deep: { M: { deeper: { B: new Uint8Array([9]) } } } } },
  },
  { pk: S('T#1'), sk: S('2026#e'), changeShard: S('0') },
];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
});
afterEach(() => rmSync(folder, removing));

const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });
const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];
const index = (IndexName: string, hash: string, range: string, ProjectionType: 'ALL' | 'KEYS_ONLY') => ({
  IndexName,
  KeySchema: keys(hash, range),
  Projection: { ProjectionType },
});

/** everything in the table and its indexes, in order, and what reading it costs */
const contents = (client: DynamoDBClient) =>
  Promise.all(
    [undefined, 'gsi1', 'due', 'changes'].map(async (IndexName) => {
      const asked = { TableName: TABLE, ...(IndexName && { IndexName }), ReturnConsumedCapacity: 'INDEXES' as const };
      const { Items = [], ConsumedCapacity } = await client.send(new ScanCommand(asked));
      const items = Items.map((item) => JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))));
      return { items: items.sort(), ConsumedCapacity };
    }),
  );

/** does something with dynoxide on the file of a state folder */
const withDynoxide = async <Answer>(stateDir: string, work: (client: DynamoDBClient) => Promise<Answer>): Promise<Answer> => {
  const dynoxide = await startDynoxide(join(stateDir, 'dynamodb.sqlite'));
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${dynoxide.port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  try {
    return await work(client);
  } finally {
    client.destroy();
    await dynoxide.stop();
  }
};
const createTable = (client: DynamoDBClient) =>
  client.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'dueShard', 'dueAt', 'changeShard', 'changedAt'].map(text),
      KeySchema: keys('pk', 'sk'),
      GlobalSecondaryIndexes: [
        index('gsi1', 'gsi1pk', 'gsi1sk', 'ALL'),
        index('due', 'dueShard', 'dueAt', 'KEYS_ONLY'),
        index('changes', 'changeShard', 'changedAt', 'KEYS_ONLY'),
      ],
    }),
  );

test('an import leaves in the table what was given, as if it had been put, indexes and capacity included', async () => {
  const [written, imported] = [join(folder, 'written'), join(folder, 'imported')].map((path) => mkdtempSync(path));
  if (written === undefined || imported === undefined) throw new Error('no folders');
  const puts = rows.map((Item) => ({ PutRequest: { Item } }));
  const wanted = await withDynoxide(written, async (client) => {
    await createTable(client);
    await client.send(new BatchWriteItemCommand({ RequestItems: { [TABLE]: puts } }));
    return contents(client);
  });
  const { Table = {} } = await withDynoxide(imported, async (client) => {
    await createTable(client);
    return client.send(new DescribeTableCommand({ TableName: TABLE }));
  });
  const table = openImport(imported, { ...Table });
  for (const row of rows) table.add([row]);
  table.finish();
  expect(readdirSync(imported)).toEqual(['dynamodb.sqlite']);
  expect(await withDynoxide(imported, contents)).toEqual(wanted);
  expect(wanted[0]?.items).toHaveLength(rows.length);
});

test.each([
  ['a key without its other half', { pk: S('a') }],
  ['a value that is not of its type', { pk: S('a'), sk: S('b'), packed: { B: 7 } }],
])('an import with %s fails as a whole and leaves the table as it was', async (_what, wrong) => {
  const { Table = {} } = await withDynoxide(folder, async (client) => {
    await createTable(client);
    await client.send(new PutItemCommand({ TableName: TABLE, Item: rows[0] }));
    return client.send(new DescribeTableCommand({ TableName: TABLE }));
  });
  const table = openImport(folder, { ...Table });
  table.add(rows);
  table.add([wrong]);
  expect(() => table.finish()).toThrow(DynoxideFailed);
  expect(readdirSync(folder)).toEqual(['dynamodb.sqlite']);
  const [found] = await withDynoxide(folder, contents);
  expect(found?.items).toHaveLength(1);
});
