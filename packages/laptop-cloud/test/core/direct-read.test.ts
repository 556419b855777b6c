import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Resource } from '../../src/contract.ts';
import { createKernel, type LocalKernel } from '../../src/kernel/kernel.ts';
import { dynamodb } from '../../src/services/dynamodb/dynamodb-service.ts';

const letters: Resource = {
  stack: 'Office',
  logicalId: 'Letters',
  type: 'AWS::DynamoDB::GlobalTable',
  dependsOn: [],
  properties: {
    TableName: 'letters',
    KeySchema: [
      { AttributeName: 'to', KeyType: 'HASH' },
      { AttributeName: 'at', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['to', 'at', 'clerk', 'due'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexes: ['KEYS_ONLY', 'ALL'].map((ProjectionType) => ({
      IndexName: ProjectionType === 'ALL' ? 'whole' : 'keys',
      KeySchema: [
        { AttributeName: 'clerk', KeyType: 'HASH' },
        { AttributeName: 'due', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType },
    })),
    Replicas: [{ Region: 'eu-central-1' }],
  },
};

let kernel: LocalKernel;
const call = (action: string, input: object) =>
  kernel
    .call({
      service: 'dynamodb',
      action,
      input: { TableName: 'letters', ReturnConsumedCapacity: 'INDEXES', ...input },
      principal: { kind: 'root' },
    })
    .catch((error: unknown) => String(error));

const text = fc.oneof(
  fc.constantFrom('a', 'b', 'ba', 'b#', 'é', '𝄞', '\u{ffff}'),
  fc.string({ minLength: 1, maxLength: 4, unit: 'binary' }),
);
const letter = fc.record(
  {
    to: text,
    at: text,
    clerk: fc.option(fc.constantFrom('ann', 'bo'), { nil: undefined }),
    due: text,
    body: fc.string({ maxLength: 6_000 }),
    seal: fc.option(fc.uint8Array({ maxLength: 5 }), { nil: undefined }),
    pages: fc.option(fc.integer(), { nil: undefined }),
  },
  { requiredKeys: ['to', 'at', 'due', 'body'] },
);
type Letter = typeof letter extends fc.Arbitrary<infer One> ? One : never;
const item = ({ seal, pages, ...texts }: Letter) => ({
  ...Object.fromEntries(Object.entries(texts).flatMap(([name, value]) => (value === undefined ? [] : [[name, { S: value }]]))),
  ...(seal === undefined ? {} : { seal: { B: seal } }),
  ...(pages === undefined ? {} : { pages: { L: [{ N: String(pages) }, { M: { of: { BOOL: true } } }] } }),
});

beforeAll(async () => {
  kernel = createKernel({ start: 0, stateDir: undefined, seed: 1, log: () => undefined });
  const service = dynamodb(kernel);
  kernel.register(service);
  await service.resourceTypes[0]?.provision(letters, { ref: 'letters', attributes: {} });
  await service.start();
  const written = fc.sample(letter, { numRuns: 300, seed: 5 });
  for (const one of written) await call('PutItem', { Item: item(one) });
});
afterAll(async () => {
  for (const service of kernel.services) await service.stop();
  await kernel.stop();
});

const sort = fc.oneof(
  fc.constant({ text: '', values: {} }),
  fc.record({ operator: fc.constantFrom('=', '<', '<=', '>', '>='), at: text }).map(({ operator, at }) => ({
    text: ` AND #s ${operator} :s`,
    values: { ':s': { S: at } },
  })),
  fc.tuple(text, text).map(([low, high]) => ({
    text: ' AND #s BETWEEN :low AND :high',
    values: { ':low': { S: low }, ':high': { S: high } },
  })),
  text.map((prefix) => ({ text: ' AND begins_with(#s, :s)', values: { ':s': { S: prefix } } })),
);

test('a plain query answers the same, units included, as one that only dynoxide understands', async () => {
  const asked = fc.record({
    index: fc.constantFrom(undefined, 'keys', 'whole'),
    partition: fc.oneof(fc.constantFrom('ann', 'bo'), text),
    sort,
    backwards: fc.boolean(),
    consistent: fc.boolean(),
    limit: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ index, partition, sort, backwards, consistent, limit }) => {
      const query = {
        ...(index === undefined ? {} : { IndexName: index }),
        KeyConditionExpression: `#p = :p${sort.text}`,
        ExpressionAttributeNames: {
          '#p': index === undefined ? 'to' : 'clerk',
          ...(sort.text === '' ? {} : { '#s': index === undefined ? 'at' : 'due' }),
        },
        ExpressionAttributeValues: { ':p': { S: partition }, ...sort.values },
        ScanIndexForward: !backwards,
        ConsistentRead: consistent,
        ...(limit === undefined ? {} : { Limit: limit }),
      };
      // a member the direct way does not read, of no effect here
      const Select = index === undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES';
      expect(await call('Query', query)).toEqual(await call('Query', { ...query, Select }));
    }),
    { numRuns: 400 },
  );
});

test('an item by its key is the same, units included, as one that only dynoxide understands', async () => {
  const known = fc.sample(letter, { numRuns: 300, seed: 5 });
  const keys = fc.oneof(fc.constantFrom(...known), letter).map(({ to, at }) => ({ to: { S: to }, at: { S: at } }));
  await fc.assert(
    fc.asyncProperty(keys, fc.boolean(), async (Key, ConsistentRead) => {
      // naming every attribute is the long way to ask for all of them
      const ProjectionExpression = '#to, #at, clerk, due, body, seal, pages';
      const ExpressionAttributeNames = { '#to': 'to', '#at': 'at' };
      expect(await call('GetItem', { Key, ConsistentRead })).toEqual(
        await call('GetItem', { Key, ConsistentRead, ProjectionExpression, ExpressionAttributeNames }),
      );
    }),
    { numRuns: 200 },
  );
});

test('what DynamoDB refuses is refused: an unused value, an unknown key, a consistent read of an index', async () => {
  const query = {
    KeyConditionExpression: '#p = :p',
    ExpressionAttributeNames: { '#p': 'to' },
    ExpressionAttributeValues: { ':p': { S: 'a' } },
  };
  for (const wrong of [
    { ExpressionAttributeValues: { ':p': { S: 'a' }, ':unused': { S: 'b' } } },
    { ExpressionAttributeNames: { '#p': 'from' } },
    { ExpressionAttributeNames: { '#p': 'to', '#unused': 'at' } },
    { IndexName: 'keys', ExpressionAttributeNames: { '#p': 'clerk' }, ConsistentRead: true },
    { IndexName: 'none' },
    { TableName: 'none' },
  ])
    expect(JSON.stringify(await call('Query', { ...query, ...wrong })), JSON.stringify(wrong)).toMatch(
      /ValidationException|ResourceNotFoundException/,
    );
});
