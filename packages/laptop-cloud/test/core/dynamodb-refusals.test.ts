import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Resource } from '../../src/contract.ts';
import { createKernel, type LocalKernel } from '../../src/kernel/kernel.ts';
import { removing } from '../../src/platform.mjs';
import { dynamodb } from '../../src/services/dynamodb/dynamodb-service.ts';
import { itemSize } from '../../src/services/dynamodb/item-size.ts';

const table = (name: string, sortType: 'S' | 'N' | 'B'): Resource => ({
  stack: 'Library',
  logicalId: name,
  type: 'AWS::DynamoDB::GlobalTable',
  dependsOn: [],
  properties: {
    TableName: name,
    KeySchema: [
      { AttributeName: 'isbn', KeyType: 'HASH' },
      { AttributeName: 'part', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'isbn', AttributeType: 'S' },
      { AttributeName: 'part', AttributeType: sortType },
      { AttributeName: 'shelf', AttributeType: 'S' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'shelves',
        KeySchema: [{ AttributeName: 'shelf', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
    Replicas: [{ Region: 'eu-central-1' }],
  },
});

const folder = mkdtempSync(join(tmpdir(), 'refusals-'));
let kernel: LocalKernel;
beforeAll(async () => {
  kernel = createKernel({ start: 0, stateDir: folder, seed: 1, log: () => undefined });
  const service = dynamodb(kernel);
  kernel.register(service);
  for (const one of [table('texts', 'S'), table('numbers', 'N'), table('bytes', 'B')])
    await service.resourceTypes[0]?.provision(one, { ref: one.logicalId, attributes: {} });
  await service.start();
});
afterAll(async () => {
  for (const service of kernel.services) await service.stop();
  await kernel.stop();
  rmSync(folder, removing);
});

const call = (action: string, input: object) => kernel.call({ service: 'dynamodb', action, input, principal: { kind: 'root' } });
const textKey = (isbn: string, part = '1') => ({ isbn: { S: isbn }, part: { S: part } });

describe('a query by a value that cannot be a key is refused, not answered with nothing', () => {
  const SCHEMA = 'One or more parameter values were invalid: Condition parameter type does not match schema type';
  const operand = (operator: string, type: string) =>
    `Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`;
  const empty = (key: string, what = 'string') =>
    `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${what} value. Key: ${key}`;
  const emptyOfIndex =
    'One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: shelves, IndexKey: shelf';
  const a = { ':p': { S: 'a' } };
  const of = (TableName: string, KeyConditionExpression: string, ExpressionAttributeValues: object, more = {}) => ({
    TableName,
    KeyConditionExpression,
    ExpressionAttributeValues,
    ...more,
  });
  test.each([
    [of('texts', 'isbn = :p', { ':p': { S: '' } }), empty('isbn')],
    [of('texts', ':p = isbn', { ':p': { S: '' } }), empty('isbn')],
    [of('texts', '#k = :p', { ':p': { S: '' } }, { ExpressionAttributeNames: { '#k': 'isbn' } }), empty('isbn')],
    [of('texts', 'isbn = :p AND part > :v', { ...a, ':v': { S: '' } }), empty('part')],
    [of('texts', 'isbn = :p AND begins_with(part, :v)', { ...a, ':v': { S: '' } }), empty('part')],
    [of('texts', 'isbn = :p AND part BETWEEN :v AND :w', { ...a, ':v': { S: '' }, ':w': { S: 'z' } }), empty('part')],
    [of('texts', 'shelf = :p', { ':p': { S: '' } }, { IndexName: 'shelves' }), emptyOfIndex],
    [of('bytes', 'isbn = :p AND part = :v', { ...a, ':v': { B: new Uint8Array() } }), empty('part', 'binary')],
    [of('texts', 'isbn = :p', { ':p': { N: '1' } }), SCHEMA],
    [of('texts', 'shelf = :p', { ':p': { N: '1' } }, { IndexName: 'shelves' }), SCHEMA],
    [of('texts', 'isbn = :p AND part = :v', { ...a, ':v': { BOOL: true } }), SCHEMA],
    [of('numbers', 'isbn = :p AND part >= :v', { ...a, ':v': { S: '1' } }), SCHEMA],
    [of('numbers', 'isbn = :p AND begins_with(part, :v)', { ...a, ':v': { S: '1' } }), SCHEMA],
    [of('numbers', 'isbn = :p AND part BETWEEN :v AND :w', { ...a, ':v': { S: 'a' }, ':w': { S: 'b' } }), SCHEMA],
    [of('texts', 'isbn = :p AND begins_with(part, :v)', { ...a, ':v': { N: '1' } }), operand('begins_with', 'N')],
    [of('numbers', 'isbn = :p AND begins_with(part, :v)', { ...a, ':v': { N: '1' } }), operand('begins_with', 'N')],
    [of('numbers', 'isbn = :p AND part < :v', { ...a, ':v': { BOOL: true } }), operand('<', 'BOOL')],
    [of('numbers', 'isbn = :p AND :v >= part', { ...a, ':v': { BOOL: true } }), operand('>=', 'BOOL')],
    [
      of('numbers', 'isbn = :p AND part BETWEEN :v AND :w', { ...a, ':v': { BOOL: false }, ':w': { BOOL: true } }),
      operand('BETWEEN', 'BOOL'),
    ],
    [{ TableName: 'texts', KeyConditions: { isbn: { ComparisonOperator: 'EQ', AttributeValueList: [{ N: '1' }] } } }, SCHEMA],
  ])('%j', async (query, message) => {
    await expect(call('Query', query)).rejects.toMatchObject({ code: 'ValidationException', message, status: 400 });
  });

  test('well-formed ones are answered, written either way round', async () => {
    await call('PutItem', { TableName: 'numbers', Item: { isbn: { S: 'a' }, part: { N: '12' } } });
    for (const condition of ['isbn = :p AND :v <= part', '(isbn = :p) AND (part >= :v)', ':v < part AND :p = isbn'])
      expect(await call('Query', of('numbers', condition, { ...a, ':v': { N: '3' } }))).toMatchObject({ Count: 1 });
  });
});

const wrongKeys: readonly (readonly [key: object, ofKey: string, ofItem: string])[] = [
  [
    { isbn: { N: '1' }, part: { S: '1' } },
    'The provided key element does not match the schema',
    'One or more parameter values were invalid: Type mismatch for key isbn expected: S actual: N',
  ],
  [
    { isbn: { S: 'a' } },
    'The provided key element does not match the schema',
    'One or more parameter values were invalid: Missing the key part in the item',
  ],
];
test.each(wrongKeys)('a key of another type, or half a key, is refused wherever it is given: %j', async (key, ofKey, ofItem) => {
  for (const action of ['GetItem', 'DeleteItem', 'UpdateItem'])
    await expect(call(action, { TableName: 'texts', Key: key })).rejects.toMatchObject({ message: ofKey });
  await expect(call('BatchGetItem', { RequestItems: { texts: { Keys: [key] } } })).rejects.toMatchObject({ message: ofKey });
  await expect(call('PutItem', { TableName: 'texts', Item: key })).rejects.toMatchObject({ message: ofItem });
});

test('an empty key is refused wherever it is given, an empty value elsewhere is not', async () => {
  const message =
    'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: part';
  const key = textKey('a', '');
  for (const action of ['GetItem', 'DeleteItem', 'UpdateItem'])
    await expect(call(action, { TableName: 'texts', Key: key })).rejects.toMatchObject({ message });
  await expect(call('PutItem', { TableName: 'texts', Item: key })).rejects.toMatchObject({ message });
  await call('PutItem', { TableName: 'texts', Item: { ...textKey('a'), title: { S: '' } } });
});

describe('a write whose condition failed', () => {
  const counted = async (work: () => Promise<unknown>, name: string) => {
    const before = kernel.usage.read()[`dynamodb:write:${name}`] ?? 0;
    await expect(work()).rejects.toMatchObject({ code: /ConditionalCheckFailed|TransactionCanceled/ });
    return (kernel.usage.read()[`dynamodb:write:${name}`] ?? 0) - before;
  };
  const text = (kilobytes: number) => ({ S: 'x'.repeat(kilobytes * 1_024) });
  const absent = { ConditionExpression: 'attribute_not_exists(isbn)' };
  const present = { ConditionExpression: 'attribute_exists(isbn)' };
  const TableName = 'texts';

  test('is charged by the item that is there', async () => {
    const Key = textKey('there');
    await call('PutItem', { TableName, Item: { ...Key, text: text(3) } });
    expect(await counted(() => call('DeleteItem', { TableName, Key, ...absent }), TableName)).toBe(4);
    expect(await counted(() => call('UpdateItem', { TableName, Key, ...absent }), TableName)).toBe(4);
    expect(await counted(() => call('PutItem', { TableName, Item: Key, ...absent }), TableName)).toBe(4);
  });

  test('is charged by the item that was to be put, when that is the larger one', async () => {
    const Item = { ...textKey('larger'), text: text(5) };
    expect(await counted(() => call('PutItem', { TableName, Item, ...present }), TableName)).toBe(6);
    await call('PutItem', { TableName, Item: textKey('larger') });
    expect(await counted(() => call('PutItem', { TableName, Item, ...absent }), TableName)).toBe(6);
  });

  test('is charged one unit when nothing is there', async () => {
    const Key = textKey('nowhere');
    expect(await counted(() => call('DeleteItem', { TableName, Key, ...present }), TableName)).toBe(1);
  });

  test('is charged likewise where keys are numbers', async () => {
    const Key = { isbn: { S: 'there' }, part: { N: '7' } };
    await call('PutItem', { TableName: 'numbers', Item: { ...Key, text: text(3) } });
    expect(await counted(() => call('DeleteItem', { TableName: 'numbers', Key, ...absent }), 'numbers')).toBe(4);
  });

  test('costs twice in a transaction, every part of it; no index is charged', async () => {
    const Key = textKey('part of one');
    await call('PutItem', { TableName, Item: { ...Key, shelf: { S: 'x' }, text: text(3) } });
    const index = kernel.usage.read()['dynamodb:write:texts/shelves'];
    const TransactItems = [
      { Put: { TableName, Item: Key, ...absent } },
      { Put: { TableName, Item: { ...textKey('new'), text: text(1) } } },
      { ConditionCheck: { TableName, Key: textKey('nowhere'), ...absent } },
    ];
    expect(await counted(() => call('TransactWriteItems', { TransactItems }), TableName)).toBe(2 * 4 + 2 * 2 + 2);
    expect(kernel.usage.read()['dynamodb:write:texts/shelves']).toBe(index);
  });

  test('costs nothing when the transaction was not even valid', async () => {
    const TransactItems = [{ Delete: { TableName, Key: { isbn: { N: '1' }, part: { S: '1' } } } }];
    expect(await counted(() => call('TransactWriteItems', { TransactItems }), TableName)).toBe(0);
  });
});

const number = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom('0', '-0.001', '100', '1.250', '1e10', '0.0105', '-1E-3', '1.5', '10.05', '-12.5'),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ maxLength: 9, unit: 'binary' }).map((S) => ({ S })),
    number.map((N) => ({ N })),
    fc.boolean().map((BOOL) => ({ BOOL })),
    fc.constant({ NULL: true }),
    fc.uint8Array({ maxLength: 9 }).map((B) => ({ B })),
    fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }).map((SS) => ({ SS })),
    fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 3 }).map((all) => ({ NS: all.map(String) })),
    fc.array(tie('value'), { maxLength: 3 }).map((L) => ({ L })),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), tie('value'), { maxKeys: 3 }).map((M) => ({ M })),
  ),
}));

test('an item is as large for a refused write as for one that is made', async () => {
  const file = new DatabaseSync(join(folder, 'dynamodb.sqlite'), { readOnly: true });
  const stored = file.prepare('SELECT item_size AS size FROM texts WHERE pk = ?');
  await fc.assert(
    fc.asyncProperty(value, async (content) => {
      const Item = { ...textKey('sized'), content };
      // a member only dynoxide understands: it is dynoxide that weighs it
      await call('PutItem', { TableName: 'texts', Item, ReturnItemCollectionMetrics: 'NONE' });
      expect(itemSize(Item)).toBe(stored.get('S:sized')?.size);
    }),
    { numRuns: 150 },
  );
  file.close();
});

test('an entry of a transaction does one thing', async () => {
  const Put = { TableName: 'texts', Item: textKey('two at once') };
  const Delete = { TableName: 'texts', Key: textKey('another') };
  await expect(call('TransactWriteItems', { TransactItems: [{ Put, Delete }] })).rejects.toMatchObject({
    code: 'ValidationException',
    message: 'TransactItems can only contain one of Check, Put, Update or Delete',
  });
  expect(await call('GetItem', { TableName: 'texts', Key: textKey('two at once') })).toEqual({});
});
