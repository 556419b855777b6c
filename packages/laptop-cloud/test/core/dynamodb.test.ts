import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import type { Resource } from '../../src/contract.ts';
import { createKernel, type LocalKernel } from '../../src/kernel/kernel.ts';
import { removing } from '../../src/platform.mjs';
import { dynamodb } from '../../src/services/dynamodb/dynamodb-service.ts';
import { identifyTable } from '../../src/services/dynamodb/local-table.ts';
import { streamOf } from '../../src/services/dynamodb/stream.ts';
import { dynamodbStreams } from '../../src/services/dynamodb/stream-api.ts';

const start = Date.UTC(2026, 0, 5, 9);
const hour = 3_600_000;
const books: Resource = {
  stack: 'Library',
  logicalId: 'Books',
  type: 'AWS::DynamoDB::GlobalTable',
  dependsOn: [],
  properties: {
    TableName: 'books',
    KeySchema: [
      { AttributeName: 'isbn', KeyType: 'HASH' },
      { AttributeName: 'part', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['isbn', 'part', 'shelf'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'shelves',
        KeySchema: [{ AttributeName: 'shelf', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    TimeToLiveSpecification: { AttributeName: 'until', Enabled: true },
    Replicas: [{ Region: 'eu-central-1' }],
  },
};
const streamArn = identifyTable(books, { account: '123456789012', region: 'eu-central-1' }).attributes.StreamArn ?? '';

const running: LocalKernel[] = [];
afterEach(async () => {
  for (const kernel of running.splice(0)) await stop(kernel);
});

async function stop(kernel: LocalKernel): Promise<void> {
  for (const service of kernel.services) await service.stop();
  await kernel.stop();
}

async function cloud(stateDir?: string): Promise<LocalKernel> {
  const kernel = createKernel({ start, stateDir, seed: 1, log: () => undefined });
  running.push(kernel);
  const service = dynamodb(kernel);
  kernel.register(service);
  kernel.register(dynamodbStreams(kernel));
  await service.resourceTypes[0]?.provision(books, { ref: 'books', attributes: {} });
  await service.start();
  return kernel;
}

const call = (kernel: LocalKernel, action: string, input: unknown, service = 'dynamodb') =>
  kernel.call({ service, action, input, principal: { kind: 'root' } });
const key = (isbn: string, part = '1') => ({ isbn: { S: isbn }, part: { S: part } });
const put = (kernel: LocalKernel, isbn: string, more: Readonly<Record<string, unknown>> = {}) =>
  call(kernel, 'PutItem', { TableName: 'books', Item: { ...key(isbn), ...more } });

test('an item is written and read, binary values as bytes, and the table answers to its ARN too', async () => {
  const kernel = await cloud();
  await put(kernel, 'a', { cover: { B: new Uint8Array([1, 2, 255]) } });
  const TableName = 'arn:aws:dynamodb:eu-central-1:123456789012:table/books';
  expect(await call(kernel, 'GetItem', { TableName, Key: key('a') })).toEqual({
    Item: { ...key('a'), cover: { B: new Uint8Array([1, 2, 255]) } },
  });
});

test('units are counted per table and index, and told only to who asks', async () => {
  const kernel = await cloud();
  expect(await put(kernel, 'a', { shelf: { S: 'x' } })).toEqual({});
  const total = await call(kernel, 'PutItem', {
    TableName: 'books',
    Item: { ...key('b'), shelf: { S: 'x' } },
    ReturnConsumedCapacity: 'TOTAL',
  });
  expect(total).toEqual({ ConsumedCapacity: { TableName: 'books', CapacityUnits: 2 } });
  await call(kernel, 'Query', {
    TableName: 'books',
    IndexName: 'shelves',
    KeyConditionExpression: 'shelf = :s',
    ExpressionAttributeValues: { ':s': { S: 'x' } },
  });
  await call(kernel, 'TransactWriteItems', { TransactItems: [{ Delete: { TableName: 'books', Key: key('nowhere') } }] });
  expect(kernel.usage.read()).toEqual({
    'dynamodb:read:books/shelves': 0.5,
    'dynamodb:write:books': 4,
    'dynamodb:write:books/shelves': 2,
  });
});

test('a failed condition is an error in AWS’s words, and is charged', async () => {
  const kernel = await cloud();
  await put(kernel, 'a');
  const again = call(kernel, 'PutItem', {
    TableName: 'books',
    Item: key('a'),
    ConditionExpression: 'attribute_not_exists(isbn)',
  });
  await expect(again).rejects.toMatchObject({
    code: 'ConditionalCheckFailedException',
    message: 'The conditional request failed',
    status: 400,
  });
  expect(kernel.usage.read()['dynamodb:write:books']).toBe(2);
  const cancelled = call(kernel, 'TransactWriteItems', {
    TransactItems: [{ Put: { TableName: 'books', Item: key('a'), ConditionExpression: 'attribute_not_exists(isbn)' } }],
  });
  await expect(cancelled).rejects.toMatchObject({
    code: 'TransactionCanceledException',
    fields: { CancellationReasons: [{ Code: 'ConditionalCheckFailed' }] },
  });
});

test('the stream tells changes in order with both images, nothing of a write that changed nothing, and forgets after a day', async () => {
  const kernel = await cloud();
  const stream = streamOf(kernel, streamArn);
  let told = 0;
  stream?.onRecords(() => {
    told += 1;
  });
  await put(kernel, 'a', { n: { N: '1' } });
  await put(kernel, 'a', { n: { N: '1' } });
  await put(kernel, 'a', { n: { N: '2' } });
  await call(kernel, 'DeleteItem', { TableName: 'books', Key: key('a') });
  expect(told).toBe(3);
  const records = stream?.read(0, 10) ?? [];
  expect(records.map(({ eventName, newImage, oldImage }) => [eventName, newImage?.n, oldImage?.n])).toEqual([
    ['INSERT', { N: '1' }, undefined],
    ['MODIFY', { N: '2' }, { N: '1' }],
    ['REMOVE', undefined, { N: '2' }],
  ]);
  expect(stream?.read(records[1]?.sequence ?? 0, 10)).toHaveLength(1);
  await kernel.runUntil(start + 25 * hour);
  expect(stream?.read(0, 10)).toEqual([]);
});

test('GetRecords pages through the stream like on AWS', async () => {
  const kernel = await cloud();
  for (const isbn of ['a', 'b', 'c']) await put(kernel, isbn);
  const described = await call(kernel, 'DescribeStream', { StreamArn: streamArn }, 'dynamodbstreams');
  expect(described).toMatchObject({
    StreamDescription: { TableName: 'books', StreamViewType: 'NEW_AND_OLD_IMAGES', Shards: [{ ShardId: /./ }] },
  });
  let iterator: unknown = await call(
    kernel,
    'GetShardIterator',
    { StreamArn: streamArn, ShardId: 's', ShardIteratorType: 'TRIM_HORIZON' },
    'dynamodbstreams',
  );
  const seen: unknown[] = [];
  for (let page = 0; page < 3; page++) {
    const ShardIterator =
      JSON.parse(JSON.stringify(iterator)).ShardIterator ?? JSON.parse(JSON.stringify(iterator)).NextShardIterator;
    iterator = await call(kernel, 'GetRecords', { ShardIterator, Limit: 2 }, 'dynamodbstreams');
    seen.push(JSON.parse(JSON.stringify(iterator)).Records.length);
  }
  expect(seen).toEqual([2, 1, 0]);
});

test('an expired item goes within the hour, by the hand of DynamoDB and free of charge; one renewed in time stays', async () => {
  const kernel = await cloud();
  const until = (ms: number) => ({ until: { N: String(Math.floor(ms / 1000)) } });
  await put(kernel, 'gone', until(start + hour / 2));
  await put(kernel, 'renewed', until(start + hour / 2));
  await put(kernel, 'renewed', until(start + 100 * hour));
  await put(kernel, 'forever');
  const before = kernel.usage.read();
  await kernel.runUntil(start + hour);
  const { Items } = JSON.parse(JSON.stringify(await call(kernel, 'Scan', { TableName: 'books' })));
  expect(Items.map((item: { isbn: { S: string } }) => item.isbn.S).sort()).toEqual(['forever', 'renewed']);
  const last = streamOf(kernel, streamArn)?.read(0, 100).at(-1);
  expect(last).toMatchObject({
    eventName: 'REMOVE',
    keys: key('gone'),
    userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
  });
  expect(kernel.usage.read()['dynamodb:write:books']).toBe(before['dynamodb:write:books']);
});

test('items, stream and its numbering are there after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'state-'));
  const first = await cloud(folder);
  await put(first, 'a');
  await stop(first);
  running.length = 0;
  const second = await cloud(folder);
  await put(second, 'b');
  const records = streamOf(second, streamArn)?.read(0, 10) ?? [];
  expect(records.map(({ keys }) => keys)).toEqual([key('a'), key('b')]);
  expect(records[1]?.sequence).toBeGreaterThan(records[0]?.sequence ?? 0);
  await stop(second);
  running.length = 0;
  rmSync(folder, removing);
});

test('the log of changes stays short however much is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'state-'));
  const kernel = await cloud(folder);
  for (let index = 0; index < 400; index++) await kernel.request('a client', () => put(kernel, `isbn-${index}`));
  const file = new DatabaseSync(join(folder, 'dynamodb.sqlite'), { readOnly: true });
  expect(file.prepare('SELECT count(*) AS backlog FROM laptop_changes').get()?.backlog).toBeLessThan(100);
  file.close();
  expect(streamOf(kernel, streamArn)?.read(0, 1_000)).toHaveLength(400);
});

test('a thousand writes at once share a few connections, all come back, and none waits for a lock', async () => {
  const kernel = await cloud();
  // a lock that is waited for ends as InternalFailure after five seconds
  await Promise.all(Array.from({ length: 1_000 }, (_, index) => put(kernel, `isbn-${index}`)));
  expect(await call(kernel, 'Scan', { TableName: 'books', Select: 'COUNT' })).toMatchObject({ Count: 1_000 });
  expect(streamOf(kernel, streamArn)?.read(0, 2_000)).toHaveLength(1_000);
}, 60_000);

test('a transaction repeated with its token does nothing twice', async () => {
  const kernel = await cloud();
  const TransactItems = [{ Put: { TableName: 'books', Item: key('a'), ConditionExpression: 'attribute_not_exists(isbn)' } }];
  for (let time = 0; time < 2; time++) await call(kernel, 'TransactWriteItems', { ClientRequestToken: 'token-1', TransactItems });
  expect(streamOf(kernel, streamArn)?.read(0, 10)).toHaveLength(1);
});

test('a table file that is damaged stops the start and is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'state-'));
  writeFileSync(join(folder, 'dynamodb.sqlite'), 'this is no database '.repeat(500));
  await expect(cloud(folder)).rejects.toThrow(/dynamodb\.sqlite is damaged/);
  expect(readFileSync(join(folder, 'dynamodb.sqlite'), 'utf8')).toContain('this is no database');
});

test('IAM is asked by the parts of a batch or transaction, by the index of a query, with its leading keys', async () => {
  const kernel = await cloud();
  const service = kernel.service('dynamodb');
  const arn = 'arn:aws:dynamodb:eu-central-1:123456789012:table/books';
  const ask = (action: string, input: unknown) =>
    service?.authorize(action, input as never).map((one) => [one.action, one.resource, one.context?.['dynamodb:LeadingKeys']]);
  expect(
    ask('TransactWriteItems', {
      TransactItems: [{ Put: { TableName: 'books', Item: key('a') } }, { ConditionCheck: { TableName: 'books', Key: key('b') } }],
    }),
  ).toEqual([
    ['dynamodb:PutItem', arn, ['a']],
    ['dynamodb:ConditionCheckItem', arn, ['b']],
  ]);
  expect(ask('Query', { TableName: 'books', IndexName: 'shelves' })).toEqual([
    ['dynamodb:Query', `${arn}/index/shelves`, undefined],
  ]);
  const byKey = {
    TableName: 'books',
    KeyConditionExpression: '#k = :k AND part > :p',
    ExpressionAttributeNames: { '#k': 'isbn' },
    ExpressionAttributeValues: { ':k': { S: 'a' } },
  };
  expect(ask('Query', byKey)).toEqual([['dynamodb:Query', arn, ['a']]]);
  expect(
    ask('BatchWriteItem', {
      RequestItems: { books: [{ PutRequest: { Item: key('a') } }, { DeleteRequest: { Key: key('b') } }] },
    }),
  ).toEqual([['dynamodb:BatchWriteItem', arn, ['a', 'b']]]);
});
