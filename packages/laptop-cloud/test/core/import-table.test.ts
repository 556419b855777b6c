import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removing } from '../../src/platform.mjs';
import { startDynoxide } from '../../src/services/dynamodb/dynoxide-process.ts';
import { openImport } from '../../src/services/dynamodb/import-table.ts';

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
    packed: { B: new Uint8Array([0, 1, 2, 250]) },
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
    client.send(new GetItemCommand({ TableName: TABLE, Key: { pk: S('LIST#0'), sk: S('PACK#000') } })),
  );
  expect(found.Item).toEqual(packed);
});
