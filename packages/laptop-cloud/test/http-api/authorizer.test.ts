import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair, SignJWT } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import { removing } from '../../src/platform.mjs';
import { start } from '../lambda/laptop.ts';
import { api, orders } from './api.ts';

const bearer = (token: string) => ({ path: '/orders', headers: { Authorization: `Bearer ${token}` } });
const seconds = Math.floor(start / 1000);

test('a token of the pool lets in, and its claims reach the function as text', async () => {
  const { call, token, issuer, clientId } = await api({ [orders]: {} });
  const answer = await call(bearer(await token({ 'cognito:groups': ['risk', 'lead'], email_verified: true })));
  expect(answer.statusCode).toBe(200);
  expect(answer.json().requestContext.authorizer).toEqual({
    jwt: {
      claims: {
        sub: 'anna',
        'cognito:groups': '[risk lead]',
        email_verified: 'true',
        token_use: 'id',
        aud: clientId,
        iss: issuer,
        auth_time: String(seconds),
        iat: String(seconds),
        exp: String(seconds + 3600),
        jti: expect.any(String),
      },
      scopes: null,
    },
  });
});

test('no token, nonsense, another audience, another signature: Unauthorized', async () => {
  const { call, token, issuer, clientId } = await api({ [orders]: {} });
  const forge = async (claims: Record<string, unknown>) => {
    const { privateKey } = await generateKeyPair('RS256');
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(issuer)
      .setAudience(clientId)
      .setExpirationTime(seconds + 100)
      .sign(privateKey);
  };
  const none = await call({ path: '/orders' });
  expect(none).toMatchObject({ statusCode: 401, text: '{"message":"Unauthorized"}' });
  expect(none.headers['www-authenticate']).toBe('Bearer');
  const good = await token();
  const [head, , signature] = good.split('.');
  const altered = `${head}.${Buffer.from(JSON.stringify({ iss: issuer, aud: clientId, sub: 'eve', exp: seconds + 100 })).toString('base64url')}.${signature}`;
  for (const text of ['nonsense', altered, await forge({ sub: 'eve' })]) expect((await call(bearer(text))).statusCode).toBe(401);
  expect((await call(bearer(good))).statusCode).toBe(200);
});

test('a token expires on the virtual clock', async () => {
  const { call, token, pass } = await api({ [orders]: {} });
  const short = await token({}, 60);
  expect((await call(bearer(short))).statusCode).toBe(200);
  await pass(61);
  const late = await call(bearer(short));
  expect(late.statusCode).toBe(401);
  expect(late.headers['www-authenticate']).toContain('the token has expired');
});

test('a route with scopes wants one of them: Forbidden without', async () => {
  const { call, token } = await api({ [orders]: { scopes: ['orders:read', 'orders:all'] } });
  expect(await call(bearer(await token({ scope: 'profile' }, 100, 'access')))).toMatchObject({
    statusCode: 403,
    text: '{"message":"Forbidden"}',
  });
  const answer = await call(bearer(await token({ scope: 'profile orders:read' }, 100, 'access')));
  expect(answer.json().requestContext.authorizer.jwt.scopes).toEqual(['orders:read', 'orders:all']);
});

test('tokens stay good over a restart: the key pair is kept', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'cognito-'));
  onTestFinished(() => rmSync(stateDir, removing));
  const before = await api({ [orders]: {} }, { kernel: { stateDir } });
  const text = await before.token();
  await before.end();
  const after = await api({ [orders]: {} }, { kernel: { stateDir } });
  expect((await after.call(bearer(text))).statusCode).toBe(200);
  await after.end();
});

test('a claim that is null is not there; an object is a map in brackets', async () => {
  const { call, token } = await api({ [orders]: {} });
  const answer = await call(bearer(await token({ nothing: null, realm: { roles: ['a', null], n: 1 } })));
  const { claims } = answer.json().requestContext.authorizer.jwt;
  expect(claims).not.toHaveProperty('nothing');
  expect(claims.realm).toBe('map[n:1 roles:[a <nil>]]');
});

test('a request has an id of 16 characters of base64, the same in the event, the answer and the access log', async () => {
  const Format = '$context.requestId';
  const stage = { AccessLogSettings: { DestinationArn: 'arn:aws:logs:eu-central-1:123456789012:log-group:a', Format } };
  const { call, lines } = await api({ [orders]: { open: true } }, { stage });
  const answer = await call({ path: '/orders', headers: {} });
  const { requestId } = answer.json().requestContext;
  expect(requestId).toMatch(/^[A-Za-z0-9+/]{15}=$/);
  expect([answer.headers['apigw-requestid'], lines]).toEqual([requestId, [requestId]]);
});
