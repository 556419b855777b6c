import { expect, test } from 'vitest';
import { start } from '../lambda/laptop.ts';
import { api, orders } from './api.ts';

const open = { open: true };
const says = (text: string) => ({ open: true, code: `exports.handler = async () => '${text}'` });

test('a function gets the event of payload format 2.0', async () => {
  const { call, made } = await api({ 'POST /orders/{id}': open });
  const answer = await call({
    method: 'POST',
    path: '/orders/a%20b',
    query: 'tag=x&tag=y&q=1%202',
    headers: { 'Content-Type': 'application/json', 'X-Two': ['1', '2'], Cookie: 'a=1; b=2', 'User-Agent': 'test' },
    body: '{"n":1}',
    sourceIp: '10.0.0.1',
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({
    version: '2.0',
    routeKey: 'POST /orders/{id}',
    rawPath: '/orders/a b',
    rawQueryString: 'tag=x&tag=y&q=1%202',
    cookies: ['a=1', 'b=2'],
    headers: { 'content-type': 'application/json', 'x-two': '1,2', 'user-agent': 'test' },
    queryStringParameters: { tag: 'x,y', q: '1 2' },
    requestContext: {
      accountId: '123456789012',
      apiId: made.ref,
      domainName: `${made.ref}.execute-api.eu-central-1.amazonaws.com`,
      domainPrefix: made.ref,
      http: { method: 'POST', path: '/orders/a b', protocol: 'HTTP/1.1', sourceIp: '10.0.0.1', userAgent: 'test' },
      requestId: expect.any(String),
      routeKey: 'POST /orders/{id}',
      stage: '$default',
      time: '02/Mar/2026:09:00:00 +0000',
      timeEpoch: start,
    },
    pathParameters: { id: 'a b' },
    body: '{"n":1}',
    isBase64Encoded: false,
  });
  expect(made.attributes.ApiEndpoint).toBe(`http://localhost:4599/_api/${made.ref}`);
});

test('the most specific route answers: literal before variable before greedy before $default', async () => {
  const { call } = await api({
    $default: says('default'),
    'ANY /{proxy+}': says('greedy'),
    'GET /a/{x}': says('variable'),
    'ANY /a/b': says('any literal'),
    'GET /a/b': says('literal'),
  });
  const text = async (method: string, path: string) => (await call({ method, path })).text;
  expect(await text('GET', '/a/b')).toBe('literal');
  expect(await text('POST', '/a/b')).toBe('any literal');
  expect(await text('GET', '/a/c')).toBe('variable');
  expect(await text('POST', '/a/c')).toBe('greedy');
  expect(await text('GET', '/')).toBe('default');
});

test('no route is Not Found', async () => {
  const { call } = await api({ 'GET /a': open });
  expect(await call({ path: '/b' })).toMatchObject({ statusCode: 404, text: '{"message":"Not Found"}' });
  expect((await call({ method: 'POST', path: '/a' })).statusCode).toBe(404);
});

test.each([
  ['an object without statusCode', `({ a: 1 })`, 200, '{"a":1}', 'application/json'],
  ['text', `'hello'`, 200, 'hello', 'application/json'],
  ['a whole response', `({ statusCode: 201, headers: { 'Content-Type': 'text/html' }, body: '<p>' })`, 201, '<p>', 'text/html'],
  ['a body without a type', `({ statusCode: 200, body: 'x' })`, 200, 'x', 'text/plain; charset=utf-8'],
  ['a body in base64', `({ statusCode: 200, isBase64Encoded: true, body: 'aGk=' })`, 200, 'hi', 'text/plain; charset=utf-8'],
  ['a statusCode that is none', `({ statusCode: 'many' })`, 500, '{"message":"Internal Server Error"}', 'application/json'],
])('%s becomes the right response', async (_name, value, statusCode, text, type) => {
  const { call } = await api({ 'GET /': { open: true, code: `exports.handler = async () => ${value}` } });
  const answer = await call({ path: '/' });
  expect(answer).toMatchObject({ statusCode, text });
  expect(answer.headers['content-type']).toBe(type);
});

test('cookies of an answer stay apart; a binary body arrives in base64', async () => {
  const { call } = await api({
    'POST /': {
      open: true,
      code: `exports.handler = async (event) => ({ statusCode: 200, cookies: ['a=1; Secure', 'b=2'], body: event.isBase64Encoded + event.body })`,
    },
  });
  const answer = await call({
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'image/png' },
    body: new Uint8Array([1, 2, 255]),
  });
  expect(answer.cookies).toEqual(['a=1; Secure', 'b=2']);
  expect(answer.text).toBe('trueAQL/');
});

test('a function that fails is an Internal Server Error, one that is throttled is unavailable', async () => {
  const { call, fn } = await api({
    'GET /': { open: true, code: `exports.handler = async () => { throw new Error('secret') }` },
  });
  expect(await call({ path: '/' })).toMatchObject({ statusCode: 500, text: '{"message":"Internal Server Error"}' });
  await fn('fn0', 'exports.handler = async () => 1', { ReservedConcurrentExecutions: 0 });
  expect(await call({ path: '/' })).toMatchObject({ statusCode: 503, text: '{"message":"Service Unavailable"}' });
});

test('requests above the burst are refused until the bucket refills', async () => {
  const { call, pass } = await api(
    { 'GET /': open },
    { stage: { DefaultRouteSettings: { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2 } } },
  );
  const statuses = [await call({ path: '/' }), await call({ path: '/' }), await call({ path: '/' })].map(
    (answer) => answer.statusCode,
  );
  expect(statuses).toEqual([200, 200, 429]);
  await pass(1);
  expect((await call({ path: '/' })).statusCode).toBe(200);
});

test('CORS: preflights are answered, answers carry the allowed origin, others get nothing', async () => {
  const CorsConfiguration = {
    AllowOrigins: ['https://console.example'],
    AllowMethods: ['GET', 'POST'],
    AllowHeaders: ['authorization'],
    MaxAge: 3600,
  };
  const { call } = await api(
    {
      'GET /a': {
        open: true,
        code: `exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: 'x' })`,
      },
    },
    { api: { CorsConfiguration } },
  );
  const headers = { Origin: 'https://console.example', 'Access-Control-Request-Method': 'GET' };
  expect(await call({ method: 'OPTIONS', path: '/a', headers })).toMatchObject({
    statusCode: 204,
    headers: {
      'access-control-allow-origin': 'https://console.example',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization',
      'access-control-max-age': '3600',
    },
  });
  expect(
    (await call({ method: 'OPTIONS', path: '/a', headers: { ...headers, Origin: 'https://evil.example' } })).headers,
  ).not.toHaveProperty('access-control-allow-origin');
  expect(
    (await call({ path: '/a', headers: { origin: 'https://console.example' } })).headers['access-control-allow-origin'],
  ).toBe('https://console.example');
  expect((await call({ path: '/a' })).headers).not.toHaveProperty('access-control-allow-origin');
});

test('a named stage is the first part of the path; access logs are written in the stage’s format', async () => {
  const { call, provision, made, lines } = await api({ 'GET /a': open });
  await provision('AWS::ApiGatewayV2::Stage', 'V1', {
    ApiId: made.ref,
    StageName: 'v1',
    AutoDeploy: true,
    StageVariables: { color: 'blue' },
    AccessLogSettings: {
      DestinationArn: 'arn:aws:logs:eu-central-1:123456789012:log-group:access',
      Format: '$context.httpMethod $context.routeKey $context.status',
    },
  });
  expect((await call({ path: '/v1/a' })).json()).toMatchObject({
    rawPath: '/v1/a',
    stageVariables: { color: 'blue' },
    requestContext: { stage: 'v1' },
  });
  expect(lines).toEqual(['GET GET /a 200']);
});

test('what the laptop does not run is refused by name', async () => {
  const { provision, made } = await api({});
  await expect(provision('AWS::ApiGatewayV2::Api', 'Socket', { Name: 'x', ProtocolType: 'WEBSOCKET' })).rejects.toThrow(
    /ProtocolType: only HTTP/,
  );
  await expect(
    provision('AWS::ApiGatewayV2::Route', 'Odd', { ApiId: made.ref, RouteKey: 'FETCH /x', Target: 'integrations/x' }),
  ).rejects.toThrow(/FETCH \/x/);
});

test('the access log names who was let in, by a claim of the token, and nobody where nobody was', async () => {
  const Format = JSON.stringify({ person: '$context.authorizer.claims.username', status: '$context.status' });
  const { call, token, lines } = await api(
    { [orders]: {} },
    { stage: { AccessLogSettings: { DestinationArn: 'arn:aws:logs:x', Format } } },
  );
  await call({ path: '/orders', headers: { authorization: `Bearer ${await token({ username: 'ana' })}` } });
  await call({ path: '/orders' });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { person: 'ana', status: '200' },
    { person: '-', status: '401' },
  ]);
});
