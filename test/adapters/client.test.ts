import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterEach, describe, expect, test } from 'vitest';
import { dynamodbClient } from '../../adapters/aws/dynamodb-client.ts';
import { laptopTransport } from '../../adapters/aws/laptop-transport.ts';
import { sesClient } from '../../adapters/aws/ses-client.ts';

const hook = Symbol.for('aws.laptop.transport');
interface Seen {
  readonly service: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly path: string;
}
const offer = (statusCode: number, body: string): Seen[] => {
  const seen: Seen[] = [];
  Reflect.set(globalThis, hook, async (request: Seen) => {
    seen.push(request);
    return { statusCode, headers: { 'content-type': 'application/x-amz-json-1.0' }, body };
  });
  return seen;
};
afterEach(() => {
  Reflect.deleteProperty(globalThis, hook);
});
const get = new GetItemCommand({ TableName: 'firstsale', Key: { pk: { S: 'a' }, sk: { S: 'b' } } });

describe('a client', () => {
  test('on a laptop cloud goes through its transport, unsigned, and reads bytes and texts alike', async () => {
    const seen = offer(200, '{"Item":{"name":{"S":"São João"},"packed":{"B":"AAEC"}}}');
    const { Item } = await dynamodbClient().send(get);
    expect(Item).toEqual({ name: { S: 'São João' }, packed: { B: new Uint8Array([0, 1, 2]) } });
    expect(seen[0]).toMatchObject({ service: 'dynamodb', body: expect.stringContaining('firstsale') });
    expect(seen[0]?.headers['x-amz-target']).toBe('DynamoDB_20120810.GetItem');
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('authorization');
  });

  test('sees errors there as it sees them in AWS', async () => {
    offer(400, '{"__type":"ResourceNotFoundException","message":"no such table"}');
    await expect(dynamodbClient().send(get)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'no such table',
    });
  });

  test('of a REST service names the service, which no header does', async () => {
    const seen = offer(200, '{"MessageId":"m"}');
    const mail = { Simple: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } } };
    await sesClient().send(
      new SendEmailCommand({ FromEmailAddress: 'a@example.com', Destination: { ToAddresses: ['b@example.com'] }, Content: mail }),
    );
    expect(seen[0]).toMatchObject({ service: 'sesv2', path: '/v2/email/outbound-emails' });
  });

  test('in AWS is the SDK as it comes: keep-alive, adaptive retries, its own credentials', async () => {
    expect(laptopTransport()).toBeUndefined();
    const client = dynamodbClient();
    expect(await client.config.maxAttempts()).toBe(5);
    expect(client.middlewareStack.identify().join()).toContain('hostHeaderMiddleware');
  });

  test('of the mail service tries once: a call that timed out may have been taken', async () => {
    expect(await sesClient().config.maxAttempts()).toBe(1);
  });
});
