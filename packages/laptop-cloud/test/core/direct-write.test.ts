import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Resource } from '../../src/contract.ts';
import { removing } from '../../src/platform.mjs';
import { DirectWrite } from '../../src/services/dynamodb/direct-write.ts';
import { type DynoxideProcess, startDynoxide } from '../../src/services/dynamodb/dynoxide-process.ts';
import { inKeyOrder } from '../../src/services/dynamodb/item-codec.ts';
import { type TableSpec, tableSpec } from '../../src/services/dynamodb/local-table.ts';
import { WireClient } from '../../src/services/dynamodb/wire-client.ts';

type Input = Readonly<Record<string, unknown>>;

const index = (IndexName: string, keys: readonly string[], Projection: Input) => ({
  IndexName,
  KeySchema: keys.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? 'HASH' : 'RANGE' })),
  Projection,
});
const table = (name: string): Resource => ({
  stack: 'Office',
  logicalId: name,
  type: 'AWS::DynamoDB::GlobalTable',
  dependsOn: [],
  properties: {
    TableName: name,
    KeySchema: [
      { AttributeName: 'to', KeyType: 'HASH' },
      { AttributeName: 'at', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['to', 'at', 'clerk', 'due'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexes: [
      index('keys', ['clerk', 'due'], { ProjectionType: 'KEYS_ONLY' }),
      index('whole', ['due'], { ProjectionType: 'ALL' }),
      index('some', ['clerk', 'at'], { ProjectionType: 'INCLUDE', NonKeyAttributes: ['body', 'version'] }),
    ],
    Replicas: [{ Region: 'eu-central-1' }],
  },
});
const place = { account: '000000000000', region: 'eu-central-1' };
// one is written beside dynoxide where that is possible, the other by dynoxide alone
const tables = ['beside', 'behind'].map((name) => tableSpec(table(name), place));

let folder: string;
let dynoxide: DynoxideProcess;
let client: WireClient;
let file: DatabaseSync;
let direct: DirectWrite;
let made = { beside: 0, left: 0 };
let now = 0;
let quiet = true;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'direct-write-'));
  dynoxide = await startDynoxide(join(folder, 'tables.sqlite'));
  client = new WireClient(dynoxide.port);
  for (const { create } of tables) expect((await client.call('CreateTable', JSON.stringify(create))).status).toBe(200);
  file = new DatabaseSync(join(folder, 'tables.sqlite'));
});
beforeEach(() => {
  now = 0;
  quiet = true;
  direct = new DirectWrite(
    file,
    () => now,
    () => true,
  );
  made = { beside: 0, left: 0 };
  for (const { name, indexes } of tables)
    for (const one of [name, ...[...indexes.keys()].map((it) => `${name}::gsi::${it}`)]) file.exec(`DELETE FROM "${one}"`);
});
afterAll(async () => {
  file.close();
  client.close();
  await dynoxide.stop();
  rmSync(folder, removing);
});

const through = async (action: string, input: Input): Promise<unknown> => {
  const { status, body } = await client.call(action, JSON.stringify({ ...input, ReturnConsumedCapacity: 'INDEXES' }));
  return inKeyOrder({ status, ...JSON.parse(body) });
};
const beside = async (action: string, input: Input): Promise<unknown> => {
  const written = direct.write(action, input, (name): TableSpec | undefined => tables.find((one) => one.name === name), quiet);
  if (written !== undefined) {
    made.beside += 1;
    return inKeyOrder({ status: 200, ConsumedCapacity: written.consumed });
  }
  made.left += 1;
  direct.commit();
  const answer = await through(action, input);
  if (JSON.stringify(answer).includes('"status":200')) direct.learn(action, input);
  return answer;
};
/** the same call to both tables; the answers without the tables' names */
const both = async (action: string, input: (name: string) => Input) => {
  const one = await beside(action, input('beside'));
  direct.commit();
  const other = await through(action, input('behind'));
  return [one, JSON.parse(JSON.stringify(other).replaceAll('behind', 'beside'))];
};
const contents = (name: string) => {
  const rows = (of: string) =>
    file
      .prepare(`SELECT * FROM "${of}" ORDER BY 1, 2, 3, 4`)
      .all()
      .map((row) => ({ ...row, item_json: inKeyOrder(JSON.parse(String(row.item_json))) }));
  return [name, ...['keys', 'whole', 'some'].map((one) => `${name}::gsi::${one}`)].map(rows);
};

const number = fc.oneof(
  fc.constantFrom(
    '0',
    '7',
    '-1',
    '120',
    '-100',
    '1.5',
    '0.05',
    '0.001',
    '-12.34',
    '100.01',
    '1000000000000',
    '1e3',
    '7.0',
    '007',
  ),
  fc.integer().map(String),
  fc.float({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((it) => String(Math.round(it * 1000) / 1000)),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.string({ maxLength: 30, unit: 'grapheme' }).map((S) => ({ S })),
    number.map((N) => ({ N })),
    fc.boolean().map((BOOL) => ({ BOOL })),
    fc.constant({ NULL: true }),
    fc.array(tie('value'), { maxLength: 3 }).map((L) => ({ L })),
    fc
      .dictionary(fc.string({ minLength: 1, maxLength: 4 }), tie('value'), { maxKeys: 3, noNullPrototype: true })
      .map((M) => ({ M })),
    fc.constantFrom({ SS: ['a', 'b'] }, { B: 'AAEC' }, { B: 'AA==' }, { B: '' }, { B: 'AB==' }, { B: 'no' }),
  ),
}));
const text = fc.constantFrom('a', 'b', 'é#', '𝄞', 'x'.repeat(900)).map((S) => ({ S }));
const key = fc.record({ to: text, at: fc.constantFrom('1', '2').map((S) => ({ S })) });
const item = fc
  .tuple(
    key,
    fc.record(
      {
        clerk: fc.oneof(fc.constantFrom({ S: 'ann' }, { S: 'bo' }), fc.constantFrom({ S: '' }, { N: '1' })),
        due: text,
        body: fc.oneof(
          { weight: 4, arbitrary: value },
          { weight: 1, arbitrary: fc.nat(3_000).map((length) => ({ S: 'y'.repeat(length) })) },
        ),
        more: value,
        version: fc.constantFrom({ N: '1' }, { N: '2' }, { N: '1.0' }, { S: '1' }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([keys, rest]) => ({ ...keys, ...rest }));
const condition = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.constantFrom<Input>(
    { ConditionExpression: 'attribute_not_exists(clerk)' },
    { ConditionExpression: 'attribute_exists(#to)', ExpressionAttributeNames: { '#to': 'to' } },
    { ConditionExpression: 'attribute_not_exists(#to)', ExpressionAttributeNames: { '#to': 'to' } },
    { ConditionExpression: 'version = :v', ExpressionAttributeValues: { ':v': { N: '1' } } },
    { ConditionExpression: 'version = :v', ExpressionAttributeValues: { ':v': { S: '1' } } },
    { ConditionExpression: 'version = :v AND attribute_exists(due)', ExpressionAttributeValues: { ':v': { N: '1.0' } } },
    ...['<', '<=', '>', '>='].map((than) => ({
      ConditionExpression: `version ${than} :v`,
      ExpressionAttributeValues: { ':v': { N: '2' } },
    })),
    { ConditionExpression: 'version < :v', ExpressionAttributeValues: { ':v': { S: '2' } } },
    { ConditionExpression: 'attribute_not_exists(due) OR attribute_exists(version)' },
    // reserved, unused, missing: refused
    { ConditionExpression: 'attribute_exists(name)' },
    { ConditionExpression: 'version = :v', ExpressionAttributeValues: { ':v': { N: '1' }, ':w': { N: '1' } } },
    { ConditionExpression: 'attribute_exists(#none)' },
    { ConditionExpression: '' },
  ),
);
const put = fc.tuple(item, condition).map(([Item, more]) => (TableName: string) => ({ TableName, Item, ...more }));
const remove = fc.tuple(key, condition).map(([Key, more]) => (TableName: string) => ({ TableName, Key, ...more }));
const part = fc.oneof(
  put.map((of) => (name: string) => ({ Put: of(name) })),
  remove.map((of) => (name: string) => ({ Delete: of(name) })),
  remove.map((of) => (name: string) => ({ ConditionCheck: of(name) })),
);
const call = fc.oneof(
  put.map((input) => ({ action: 'PutItem', input })),
  remove.map((input) => ({ action: 'DeleteItem', input })),
  fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => ({
    action: 'TransactWriteItems',
    input: (name: string): Input => ({ TransactItems: parts.map((of) => of(name)) }),
  })),
);

test('whatever is written, the tables, the indexes and the answers are those of dynoxide, units included', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 12 }), async (calls) => {
      for (const { action, input } of calls) {
        const [one, other] = await both(action, input);
        expect(one, action).toEqual(other);
      }
      expect(contents('beside')).toEqual(contents('behind'));
    }),
    { numRuns: 250, seed: 7 },
  );
  // the property says nothing if dynoxide made them all
  expect(made.beside).toBeGreaterThan(made.left / 3);
}, 60_000);

test('a transaction sent twice with one token is made once; another one with that token is refused, for ten minutes', async () => {
  const transaction = (version: string) => ({
    ClientRequestToken: 'one and the same',
    TransactItems: [
      { Put: { TableName: 'beside', Item: { to: { S: 'a' }, at: { S: '1' }, version: { N: version } } } },
      {
        ConditionCheck: {
          TableName: 'beside',
          Key: { to: { S: 'a' }, at: { S: '2' } },
          ConditionExpression: 'attribute_not_exists(due)',
        },
      },
    ],
  });
  direct.learn('TransactWriteItems', { TransactItems: transaction('1').TransactItems });
  const written = {
    TableName: 'beside',
    CapacityUnits: 4,
    WriteCapacityUnits: 4,
    Table: { CapacityUnits: 4, WriteCapacityUnits: 4 },
  };
  const read = { TableName: 'beside', CapacityUnits: 4, ReadCapacityUnits: 4, Table: { CapacityUnits: 4, ReadCapacityUnits: 4 } };
  expect(await beside('TransactWriteItems', transaction('1'))).toEqual({ status: 200, ConsumedCapacity: [written] });
  file.exec(`DELETE FROM "beside"`);
  expect(await beside('TransactWriteItems', transaction('1'))).toEqual({ status: 200, ConsumedCapacity: [read] });
  expect(contents('beside')[0]).toEqual([]);
  await expect(beside('TransactWriteItems', transaction('2'))).rejects.toMatchObject({
    code: 'IdempotentParameterMismatchException',
  });
  now = 600_001;
  await beside('TransactWriteItems', transaction('2'));
  expect(contents('beside')[0]).toMatchObject([{ pk: 'S:a', item_json: { version: { N: '2' } } }]);
  expect(made).toEqual({ beside: 3, left: 0 });
});

test('a transaction is made once though dynoxide made it the first time, or writes at the second', async () => {
  const item = { to: { S: 'a' }, at: { S: '1' } };
  const Put = { TableName: 'beside', Item: item, ConditionExpression: 'attribute_not_exists(clerk)' };
  const put = (ClientRequestToken: string) => ({ ClientRequestToken, TransactItems: [{ Put }] });
  // dynoxide has not seen this condition yet
  await beside('TransactWriteItems', put('first by dynoxide'));
  expect(made).toEqual({ beside: 0, left: 1 });
  file.exec(`DELETE FROM "beside"`);
  await beside('TransactWriteItems', put('first by dynoxide'));
  expect(contents('beside')[0]).toEqual([]);

  await beside('TransactWriteItems', put('first beside it'));
  direct.commit();
  file.exec(`DELETE FROM "beside"`);
  quiet = false;
  await beside('TransactWriteItems', put('first beside it'));
  expect(contents('beside')[0]).toEqual([]);
});
