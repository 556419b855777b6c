import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BatchWriteItemCommand, CreateTableCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { startDynoxide } from '@firstsale/laptop-cloud/services/dynoxide';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encode } from '../../adapters/dynamodb/codec.ts';
import { openImport } from '../../programs/seed/import-table.ts';

const TABLE = 'imported';
const rows = [
  { pk: 'M#1', sk: 'MERCHANT', name: 'São João', count: 12_345, minus: -7, none: 0, yes: true, nothing: null },
  { pk: 'M#1', sk: 'TASK#1', list: [1, 'two', { three: [3] }], gsi1pk: 'QUEUE#a', gsi1sk: '2026', dueShard: '1', dueAt: '2026' },
  { pk: 'LIST#0', sk: 'PACK#000', packed: new Uint8Array([0, 1, 2, 250]), map: { deep: { deeper: new Uint8Array([9]) } } },
  { pk: 'T#1', sk: '2026#e', changeShard: '0' },
].map((row) => encode(row));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

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

/** every row of the table and its indexes as they lie in the file */
const contents = (stateDir: string) => {
  const file = new DatabaseSync(join(stateDir, 'dynamodb.sqlite'), { readOnly: true });
  const all = ['', '::gsi::gsi1', '::gsi::due', '::gsi::changes'].map((part) =>
    file
      .prepare(`SELECT * FROM "${TABLE}${part}" ORDER BY 1, 2`)
      .all()
      .map((row) => ({ ...row, item_json: JSON.parse(String(row['item_json'])) })),
  );
  file.close();
  return all;
};

test('an import leaves in the file what dynoxide itself would have written, indexes and sizes included', async () => {
  const [written, imported] = [join(folder, 'written'), join(folder, 'imported')].map((path) => mkdtempSync(path));
  if (written === undefined || imported === undefined) throw new Error('no folders');
  await withDynoxide(written, async (client) => {
    await createTable(client);
    const puts = rows.map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [TABLE]: puts } }));
  });
  await withDynoxide(imported, createTable);
  const table = openImport(imported, TABLE);
  table.write(rows);
  table.close();
  expect(contents(imported)).toEqual(contents(written));
  const [, , packed] = rows;
  const found = await withDynoxide(imported, (client) =>
    client.send(new GetItemCommand({ TableName: TABLE, Key: encode({ pk: 'LIST#0', sk: 'PACK#000' }) })),
  );
  expect(found.Item).toEqual(packed);
});
