import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removing } from '../../src/platform.mjs';
import { laptop, sale } from './laptop.ts';

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'events-'));
  onTestFinished(() => rmSync(path, removing));
  return path;
};

test('every event accepted before kill -9 is delivered, at least once', { timeout: 60_000 }, async () => {
  const stateDir = folder();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), stateDir]);
  let told = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      told += chunk;
      if (told.split('\n').length > 200) child.kill('SIGKILL');
    });
    child.on('close', () => resolve());
  });
  const accepted = told.split('\n').filter(Boolean).map(Number);
  const { boot, kernel, take } = await laptop({ stateDir });
  await boot();
  await kernel.idle();
  const delivered = new Set((await take('a')).map(({ Body }) => JSON.parse(Body).detail.amount));
  await kernel.stop();
  expect(accepted.length).toBeGreaterThan(100);
  expect(accepted.filter((amount) => !delivered.has(amount))).toEqual([]);
});

test('a retry that waits goes on after a restart', async () => {
  const stateDir = folder();
  const before = await laptop({ stateDir });
  await before.boot();
  // the outbox takes one call a second, the second event has to wait
  const place = { account: before.kernel.account, region: before.kernel.region };
  const arns: Record<string, string> = {};
  const provision = (machine: typeof before) => {
    const make = (type: string, properties: Record<string, unknown>) => {
      const known = machine.events.resourceTypes.find((one) => one.type === type);
      const resource = { stack: 'shop', logicalId: type.slice(13), type, properties, dependsOn: [] };
      const identity = known?.identify(resource, place);
      if (identity) void known?.provision(resource, identity);
      arns[type] = identity?.attributes['Arn'] ?? '';
    };
    make('AWS::Events::Connection', {
      AuthorizationType: 'API_KEY',
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'k', ApiKeyValue: 'v' } },
    });
    make('AWS::Events::ApiDestination', {
      ConnectionArn: arns['AWS::Events::Connection'],
      InvocationEndpoint: 'https://chat.example.com',
      HttpMethod: 'POST',
      InvocationRateLimitPerSecond: 1,
    });
  };
  provision(before);
  await before.rule(
    'chat',
    { source: ['shop'] },
    { Arn: arns['AWS::Events::ApiDestination'], RoleArn: 'arn:aws:iam::123456789012:role/chat' },
  );
  await before.put(sale(1), sale(2));
  await before.kernel.idle();
  expect(before.events.apiDestinationCalls().length).toBe(1);
  await before.kernel.stop();
  const after = await laptop({ stateDir });
  provision(after);
  await after.boot();
  await after.pass(2);
  expect(after.events.apiDestinationCalls().map(({ body }) => JSON.parse(body).detail.amount)).toEqual([2, 1]);
  await after.kernel.stop();
});
