import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { boot, type LocalCloud } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { sameNumber } from '../../src/services/dynamodb/number-identity.ts';
import { writeAssembly } from './write-assembly.ts';

const TableName = 'items';
const Key = { pk: { N: '1' } };
let cloud: LocalCloud;
beforeAll(async () => {
  const properties = {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'N' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  };
  const cdkOut = writeAssembly({ Items: { Resources: { T: { Type: 'AWS::DynamoDB::Table', Properties: properties } } } });
  cloud = await boot({ cdkOut, port: 'none', services: allServices, seed: 1, log: () => undefined });
});
afterAll(() => cloud?.stop());

const call = (action: string, input: object): Promise<any> => cloud.call('dynamodb', action, { TableName, ...input });
const texts = (...values: string[]) => ({ L: values.map((S) => ({ S })) });
beforeEach(() => call('PutItem', { Item: { ...Key, lst: texts('a', 'b'), map: { M: { crumbs: texts('x') } }, n: { N: '1' } } }));

const values = { ':c': { S: 'c' }, ':d': { S: 'd' } };
const update = (UpdateExpression: string, more: object = { ExpressionAttributeValues: values }) =>
  call('UpdateItem', { Key, UpdateExpression, ReturnValues: 'ALL_NEW', ...more }).then(({ Attributes }) => Attributes);

test('an element set past the end of a list is appended, in the order of the numbers, however far they are', async () => {
  expect((await update('SET lst[10] = :c', { ExpressionAttributeValues: { ':c': { S: 'c' } } })).lst).toEqual(
    texts('a', 'b', 'c'),
  );
  expect((await update('SET lst[4294967294] = :c, lst[7] = :d')).lst).toEqual(texts('a', 'b', 'c', 'd', 'c'));
  expect(
    (
      await update('SET lst[0] = :c, #m.crumbs[5] = :d', {
        ExpressionAttributeNames: { '#m': 'map' },
        ExpressionAttributeValues: values,
      })
    ).map.M.crumbs,
  ).toEqual(texts('x', 'd'));
});

test('so it is in a transaction, and many at once lose none', async () => {
  const Update = { TableName, Key, UpdateExpression: 'SET lst[9] = :c', ExpressionAttributeValues: { ':c': { S: 'c' } } };
  await call('TransactWriteItems', { TransactItems: [{ Update }] });
  await Promise.all(
    Array.from({ length: 5 }, () => update('SET lst[99] = :c', { ExpressionAttributeValues: { ':c': { S: 'c' } } })),
  );
  expect((await call('GetItem', { Key })).Item.lst.L).toHaveLength(8);
});

test('an element that is there is replaced, and a failed condition changes nothing', async () => {
  expect((await update('SET lst[1] = :c', { ExpressionAttributeValues: { ':c': { S: 'c' } } })).lst).toEqual(texts('a', 'c'));
  const condition = { ConditionExpression: 'n = :d', ExpressionAttributeValues: values };
  await expect(update('SET lst[9] = :c', condition)).rejects.toMatchObject({ code: 'ConditionalCheckFailedException' });
});

const refuses = async (promise: Promise<unknown>, text: string) =>
  expect(promise).rejects.toMatchObject({ code: 'ValidationException', message: expect.stringContaining(text) });
const scan = (FilterExpression: string, ExpressionAttributeValues?: object) =>
  call('Scan', { FilterExpression, ...(ExpressionAttributeValues && { ExpressionAttributeValues }) });
const many = (count: number) => Array.from({ length: count }, (_, at) => `:v${at}`);
const numbered = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { N: '1' }]));

test('an index is at most 4294967294, and leads somewhere', async () => {
  await refuses(update('SET lst[4294967295] = :c'), 'List index is not within the allowable range; index: [4294967295]');
  await refuses(call('GetItem', { Key, ProjectionExpression: 'lst[99999999999]' }), 'Invalid ProjectionExpression: List index');
  await refuses(update('SET lst[7].x = :c, n = :d'), 'The document path provided in the update expression is invalid');
});

test('IN has 100 operands at most, an expression 300 operators', async () => {
  await refuses(scan(`n IN (${many(101).join(', ')})`, numbered(many(101))), 'number of operands: 101');
  expect((await scan(`n IN (${many(100).join(', ')})`, numbered(many(100)))).Count).toBe(1);
  await refuses(
    scan(
      many(151)
        .map((one) => `n = ${one}`)
        .join(' OR '),
      numbered(many(151)),
    ),
    'too many operators',
  );
});

test('operands that cannot hold are refused', async () => {
  await refuses(scan('n BETWEEN :v0 AND :v1', { ':v0': { N: '10' }, ':v1': { N: '9' } }), 'greater than or equal to lower bound');
  await refuses(scan('n BETWEEN :v0 AND :v1', { ':v0': { N: '1' }, ':v1': { S: '9' } }), 'same data type');
  await refuses(scan('n = n'), 'The first operand must be distinct');
  await refuses(scan('attribute_type(n, :v0)', { ':v0': { S: 'Number' } }), 'Invalid attribute type name found; type: Number');
  expect((await scan('lst[0] = lst[0] OR n BETWEEN :v0 AND :v0', { ':v0': { N: '1' } })).Count).toBe(1);
});

test('one number in two ways is one key', async () => {
  for (const N of ['1.0', '+1', '10e-1', '0001'])
    await refuses(
      call('BatchGetItem', { TableName: undefined, RequestItems: { items: { Keys: [Key, { pk: { N } }] } } }),
      'duplicates',
    );
  expect(['1.50', '-0', '0.00120', '12e3', '.5'].map(sameNumber)).toEqual(['15e-1', '0', '12e-4', '12e3', '5e-1']);
  expect(['', 'x', '1e', '.', '-'].map(sameNumber)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
