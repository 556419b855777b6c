import { createServer, type IncomingMessage } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { laptop, sale, start } from './laptop.ts';

const place = { account: '123456789012', region: 'eu-central-1' };

async function withDestination(endpoint: string, target: object = {}) {
  const machine = await laptop();
  const provision = async (logicalId: string, type: string, properties: Record<string, unknown>) => {
    const known = machine.events.resourceTypes.find((one) => one.type === type);
    const resource = { stack: 'shop', logicalId, type, properties, dependsOn: [] };
    const identity = known?.identify(resource, place) ?? { ref: '', attributes: {} };
    await known?.provision(resource, identity);
    return identity.attributes['Arn'] ?? '';
  };
  const ConnectionArn = await provision('Connection', 'AWS::Events::Connection', {
    AuthorizationType: 'API_KEY',
    AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'Authorization', ApiKeyValue: 'Bearer secret' } },
  });
  const Arn = await provision('Chat', 'AWS::Events::ApiDestination', {
    ConnectionArn,
    InvocationEndpoint: endpoint,
    HttpMethod: 'POST',
    InvocationRateLimitPerSecond: 2,
  });
  const dead = await machine.queue('dead');
  await machine.rule(
    'chat',
    { source: ['shop'] },
    { Arn, RoleArn: 'arn:aws:iam::123456789012:role/chat', DeadLetterConfig: { Arn: dead }, ...target },
  );
  return machine;
}

async function endpoint(answer: () => number) {
  const seen: { headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push({ headers: request.headers, body });
      response.writeHead(answer()).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`, seen };
}

test('a call to the world stays in the outbox, its credentials masked', async () => {
  const { put, kernel, events } = await withDestination('https://chat.example.com/hook');
  await put(sale(5));
  await kernel.idle();
  const [call, ...others] = events.apiDestinationCalls();
  expect(others).toEqual([]);
  expect(call).toMatchObject({ at: start, method: 'POST', url: 'https://chat.example.com/hook', status: undefined });
  expect(call?.headers).toMatchObject({ authorization: '***', 'content-type': 'application/json; charset=utf-8' });
  expect(JSON.parse(call?.body ?? '').detail.amount).toBe(5);
  await kernel.stop();
});

test('an endpoint on this machine is really called', async () => {
  const { url, seen } = await endpoint(() => 200);
  const { put, kernel, events } = await withDestination(url);
  await put(sale(5));
  await kernel.idle();
  expect(seen.map(({ headers }) => headers['authorization'])).toEqual(['Bearer secret']);
  expect(events.apiDestinationCalls()).toMatchObject([{ status: 200, headers: { authorization: '***' } }]);
  await kernel.stop();
});

test('an endpoint that is down is tried again over virtual time, later and later, then given up', async () => {
  const { url, seen } = await endpoint(() => 503);
  const { put, kernel, take, pass } = await withDestination(url, { RetryPolicy: { MaximumRetryAttempts: 3 } });
  await put(sale(5));
  await kernel.idle();
  expect(seen.length).toBe(1);
  await pass(3600);
  expect(seen.length).toBe(4);
  const [message] = await take('dead');
  expect(message?.MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'ERROR_FROM_TARGET' },
    EXHAUSTED_RETRY_CONDITION: { StringValue: 'MaximumRetryAttempts' },
    RETRY_ATTEMPTS: { StringValue: '3' },
  });
  await kernel.stop();
});

test('an event too old is given up before its attempts are', async () => {
  const { url } = await endpoint(() => 503);
  const { put, kernel, take, pass } = await withDestination(url, { RetryPolicy: { MaximumEventAgeInSeconds: 60 } });
  await put(sale(5));
  await pass(3600);
  const [message] = await take('dead');
  expect(message?.MessageAttributes['EXHAUSTED_RETRY_CONDITION']).toMatchObject({ StringValue: 'MaximumEventAgeInSeconds' });
  await kernel.stop();
});

test('a refusal of the endpoint is final', async () => {
  const { url, seen } = await endpoint(() => 400);
  const { put, kernel, take, pass } = await withDestination(url);
  await put(sale(5));
  await pass(3600);
  expect(seen.length).toBe(1);
  expect((await take('dead')).length).toBe(1);
  await kernel.stop();
});

test('calls above the rate limit wait for the next second, at no cost of an attempt', async () => {
  const { put, kernel, events, pass } = await withDestination('https://chat.example.com/hook', {
    RetryPolicy: { MaximumRetryAttempts: 0 },
  });
  await put(sale(1), sale(2), sale(3), sale(4), sale(5));
  await pass(10);
  const times = events.apiDestinationCalls().map(({ at }) => (at - start) / 1000);
  expect(times.toReversed()).toEqual([0, 0, 1, 1, 2]);
  await kernel.stop();
});
