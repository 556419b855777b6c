import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, test } from 'vitest';
import { dynamodbClient } from '../../adapters/aws/dynamodb-client.ts';
import { eventbridgeClient } from '../../adapters/aws/eventbridge-client.ts';
import { stepfunctionsClient } from '../../adapters/aws/stepfunctions-client.ts';

const hook = Symbol.for('aws.laptop.transport');
interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
/** a laptop that gives these answers one after the other */
const laptop = (...answers: readonly { readonly statusCode?: number; readonly body: object }[]): Seen[] => {
  const seen: Seen[] = [];
  Reflect.set(globalThis, hook, async (request: Seen) => {
    const answer = answers[seen.length];
    seen.push(request);
    if (answer === undefined) throw new Error(`nobody expected call ${seen.length}`);
    const headers = { 'content-type': 'application/x-amz-json-1.0' };
    return { statusCode: answer.statusCode ?? 200, headers, body: JSON.stringify(answer.body) };
  });
  return seen;
};
afterEach(() => {
  Reflect.deleteProperty(globalThis, hook);
});

const text = 'São "João"\n\u2028\u{1f41d}\\';
const get = () => new GetItemCommand({ TableName: 'firstsale', Key: { pk: { S: text } }, ConsistentRead: true });
const item = {
  pk: { S: text },
  n: { N: '1.5' },
  l: { L: [{ BOOL: true }, { NULL: true }] },
  m: { M: { a: { SS: ['x', 'y'] } } },
};
const write = () =>
  new TransactWriteItemsCommand({
    TransactItems: [{ Put: { TableName: 'firstsale', Item: item, ConditionExpression: 'attribute_not_exists(pk)' } }],
  });
const wire = ({ method, path, headers, body }: Seen) => ({
  method,
  path,
  target: headers['x-amz-target'],
  type: headers['content-type'],
  body: JSON.parse(body),
});

describe('on a laptop cloud a call that is made again', () => {
  test('asks for the same as the SDK did, and gives the same answer', async () => {
    const seen = laptop({ body: { Item: item, ConsumedCapacity: { CapacityUnits: 0.5 } } }, { body: { Item: item } });
    const client = dynamodbClient();
    const bySdk = await client.send(get());
    const plainly = await client.send(get());
    expect(plainly.Item).toStrictEqual(bySdk.Item);
    expect(plainly.$metadata.httpStatusCode).toBe(bySdk.$metadata.httpStatusCode);
    expect(seen.map(wire)[1]).toStrictEqual(seen.map(wire)[0]);
  });

  test('leaves out what is undefined, as the SDK does', async () => {
    const seen = laptop({ body: { Items: [] } }, { body: { Items: [] } });
    const client = dynamodbClient();
    const query = () => new QueryCommand({ TableName: 't', Limit: undefined, ExclusiveStartKey: undefined });
    await client.send(query());
    await client.send(query());
    expect(seen.map(wire)[1]).toStrictEqual(seen.map(wire)[0]);
    expect(seen.map(wire)[1]?.body).toStrictEqual({ TableName: 't' });
  });

  test('of a transaction differs only by the token the SDK makes up', async () => {
    const seen = laptop({ body: {} }, { body: {} });
    const client = dynamodbClient();
    await client.send(write());
    await client.send(write());
    const [first, second] = seen.map((one) => wire(one).body);
    expect(first).toStrictEqual({ ...second, ClientRequestToken: expect.any(String) });
  });

  test('gets its errors from the SDK, asking once', async () => {
    const cancelled = { __type: 'TransactionCanceledException', message: 'no', CancellationReasons: [{ Code: 'None' }] };
    const refused = { __type: 'ConditionalCheckFailedException', message: 'there', Item: item };
    const put = () => new PutItemCommand({ TableName: 'firstsale', Item: item });
    const seen = laptop({ body: {} }, { statusCode: 400, body: cancelled }, { body: {} }, { statusCode: 400, body: refused });
    const client = dynamodbClient();
    await client.send(write());
    const error = await client.send(write()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error).toMatchObject({ CancellationReasons: [{ Code: 'None' }] });
    await client.send(put());
    const other = await client.send(put()).catch((thrown: unknown) => thrown);
    expect(other).toBeInstanceOf(ConditionalCheckFailedException);
    expect(other).toMatchObject({ message: 'there', Item: item });
    expect(seen).toHaveLength(4);
  });

  test('is tried again by the SDK when it may pass', async () => {
    const busy = { statusCode: 500, body: { __type: 'InternalServerError', message: 'later' } };
    const seen = laptop({ body: { Item: item } }, busy, { body: { Item: item } });
    const client = dynamodbClient();
    await client.send(get());
    expect((await client.send(get())).$metadata.attempts).toBe(2);
    expect(seen).toHaveLength(3);
  });

  test('gets bytes as bytes, and sends them as the SDK does', async () => {
    const packed = { Item: { ...item, packed: { B: 'AAEC' } } };
    const put = (bytes: Uint8Array | undefined) =>
      new PutItemCommand({ TableName: 't', Item: bytes === undefined ? item : { ...item, packed: { B: bytes } } });
    const seen = laptop({ body: packed }, { body: packed }, { body: {} }, { body: {} });
    const client = dynamodbClient();
    await client.send(get());
    expect((await client.send(get())).Item?.['packed']).toStrictEqual({ B: new Uint8Array([0, 1, 2]) });
    await client.send(put(undefined));
    await client.send(put(new Uint8Array([0, 1, 2])));
    expect(JSON.parse(seen[3]?.body ?? '').Item.packed).toStrictEqual({ B: 'AAEC' });
  });

  test('stays with the SDK where a request is not its input, or an answer holds instants', async () => {
    const at = new Date('2026-11-22T10:00:00.000Z');
    const seen = laptop({ body: {} }, { body: {} }, { body: {} });
    const bus = eventbridgeClient();
    const put = (Time?: Date) =>
      new PutEventsCommand({ Entries: [{ Source: 's', DetailType: 'd', Detail: '{"Time":1}', Time }] });
    await bus.send(put());
    await bus.send(put());
    await bus.send(put(at));
    const times = seen.map(({ body }) => JSON.parse(body).Entries[0].Time);
    expect(times).toStrictEqual([undefined, undefined, at.getTime() / 1000]);

    const answer = { executionArn: 'a', stateMachineArn: 'm', status: 'RUNNING', startDate: at.getTime() / 1000 };
    laptop({ body: answer }, { body: answer });
    const runs = stepfunctionsClient();
    await runs.send(new DescribeExecutionCommand({ executionArn: 'a' }));
    expect((await runs.send(new DescribeExecutionCommand({ executionArn: 'a' }))).startDate).toStrictEqual(at);
  });
});
