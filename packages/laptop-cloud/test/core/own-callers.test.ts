import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boot, type LocalCloud } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { writeAssembly } from './write-assembly.ts';

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await boot({
    cdkOut: writeAssembly({ Small: { Resources: { Log: { Type: 'AWS::Logs::LogGroup' } } } }),
    services: allServices,
    log: () => undefined,
  });
  cloud.gateway.mount('/api', () => ({ statusCode: 200, headers: {}, body: 'the API' }));
});
afterAll(async () => cloud?.stop());

const ask = (headers: Record<string, string>, path = '/', method = 'POST') =>
  new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const port = new URL(cloud.endpoint).port;
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    });
    asked.on('error', reject);
    asked.end(method === 'POST' ? '{}' : undefined);
  });
const listTables = { 'x-amz-target': 'DynamoDB_20120810.ListTables' };
const port = () => new URL(cloud.endpoint).port;

test('a name that was made to resolve to this machine is turned away, whatever it asks for', async () => {
  for (const host of [
    'attacker.example',
    `attacker.example:${port()}`,
    'localhost.attacker.example',
    '10.0.0.7',
    '127.0.0.1.nip.io',
  ])
    for (const path of ['/', '/api'])
      expect(await ask({ ...listTables, host }, path)).toMatchObject({
        status: 403,
        text: expect.stringContaining('is not this machine: use http://localhost:'),
      });
});

test('this machine may call under each of its names', async () => {
  for (const host of ['localhost', '127.0.0.1', '[::1]', 'queue.localhost', 'LOCALHOST'])
    expect(await ask({ ...listTables, host: `${host}:${port()}` })).toEqual({ status: 200, text: '{"TableNames":[]}' });
});

test('pages of other origins may not call the AWS endpoints, pages of the laptop cloud may', async () => {
  for (const origin of ['https://evil.example', 'null', `https://localhost:${port()}`, 'http://localhost:1'])
    expect((await ask({ ...listTables, origin })).status).toBe(403);
  for (const site of ['cross-site', 'same-site'])
    expect((await ask({ 'sec-fetch-site': site }, '/?Action=ListQueues', 'GET')).status).toBe(403);
  for (const origin of [`http://localhost:${port()}`, `http://127.0.0.1:${port()}`])
    expect((await ask({ ...listTables, origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
});

test('what is mounted beside them decides about origins itself', async () => {
  expect(await ask({ origin: 'https://evil.example' }, '/api', 'GET')).toEqual({ status: 200, text: 'the API' });
});
