import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { type Send, sdkTransport } from '@firstsale/laptop-cloud/sdk-transport';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { dynamodbClient } from '../../adapters/aws/dynamodb-client.ts';
import { callLimits } from '../../adapters/aws/sdk-client.ts';
import { sesClient } from '../../adapters/aws/ses-client.ts';

type Request = Parameters<Send>[0];
/** answers every call alike, and keeps what was asked */
const answering = (statusCode: number, body: string) => {
  const seen: Request[] = [];
  const send: Send = async (request) => {
    seen.push(request);
    return { statusCode, headers: { 'content-type': 'application/x-amz-json-1.0' }, body };
  };
  return { seen, transport: sdkTransport(send, 'eu-west-1') };
};
/** a module of whoever runs the functions, named in their environment */
const configured = (transport: unknown): void => {
  const module = join(mkdtempSync(join(tmpdir(), 'transport-')), 'module.cjs');
  writeFileSync(module, 'exports.transport = globalThis.transportOfTheHost;');
  vi.stubEnv('SDK_TRANSPORT', module);
  vi.stubGlobal('transportOfTheHost', transport);
};
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
const get = new GetItemCommand({ TableName: 'firstsale', Key: { pk: { S: 'a' }, sk: { S: 'b' } } });

describe('a client', () => {
  test('goes through the transport it is given, unsigned, and reads bytes and texts alike', async () => {
    const { seen, transport } = answering(200, '{"Item":{"name":{"S":"São João"},"packed":{"B":"AAEC"}}}');
    const { Item } = await dynamodbClient(transport).send(get);
    expect(Item).toEqual({ name: { S: 'São João' }, packed: { B: new Uint8Array([0, 1, 2]) } });
    expect(seen[0]).toMatchObject({ service: 'dynamodb', body: expect.stringContaining('firstsale') });
    expect(seen[0]?.headers['x-amz-target']).toBe('DynamoDB_20120810.GetItem');
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('authorization');
  });

  test('sees errors there as it sees them in AWS', async () => {
    const { transport } = answering(400, '{"__type":"ResourceNotFoundException","message":"no such table"}');
    await expect(dynamodbClient(transport).send(get)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'no such table',
    });
  });

  test('takes the transport of the module that the environment names, and tells it the service, which no header of REST does', async () => {
    const { seen, transport } = answering(200, '{"MessageId":"m"}');
    configured(transport);
    const mail = { Simple: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } } };
    await sesClient().send(
      new SendEmailCommand({ FromEmailAddress: 'a@example.com', Destination: { ToAddresses: ['b@example.com'] }, Content: mail }),
    );
    expect(seen[0]).toMatchObject({ service: 'sesv2', path: '/v2/email/outbound-emails' });
  });

  test('is not made when the module that the environment names has no transport', () => {
    configured(undefined);
    expect(() => dynamodbClient()).toThrow('SDK_TRANSPORT must name a module that exports a transport');
  });

  test.each([undefined, ''])(
    'in AWS, where the environment names none (%o), is the SDK as it comes: adaptive retries, its own network',
    async (named) => {
      vi.stubEnv('SDK_TRANSPORT', named);
      const client = dynamodbClient();
      expect(await client.config.maxAttempts()).toBe(callLimits.maxAttempts);
      expect(client.config.requestHandler.constructor.name).toBe('NodeHttpHandler');
      expect(client.middlewareStack.identify().join()).toContain('hostHeaderMiddleware');
    },
  );

  test('of the mail service tries once: a call that timed out may have been taken', async () => {
    expect(await sesClient().config.maxAttempts()).toBe(1);
  });
});
