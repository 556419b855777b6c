import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type BootOptions, boot } from '../../src/boot.ts';
import { StateFolderInUse } from '../../src/kernel/journal-errors.ts';
import { allServices } from '../../src/services/all-services.ts';
import { UnsupportedTemplate } from '../../src/template/problem.ts';
import { synthesizeLibrary } from './mini-app.ts';
import { runningWith } from './running.ts';
import { writeAssembly } from './write-assembly.ts';

let cdkOut = '';
beforeAll(() => {
  cdkOut = synthesizeLibrary();
}, 180_000);

const start = Date.UTC(2026, 0, 5, 9);
const folder = () => mkdtempSync(join(tmpdir(), 'cloud-'));
const cloudAt = (stateDir: string, more: Partial<BootOptions> = {}) =>
  boot({ cdkOut, stateDir, start, seed: 1, services: allServices, log: () => undefined, ...more });
const put = { TableName: 'books', Item: { isbn: { S: 'a' } } };

test('a cloud that is started again goes on: items, messages, clock; fresh forgets all of it but no other file', async () => {
  const stateDir = folder();
  writeFileSync(join(stateDir, 'notes.txt'), 'mine');
  const first = await cloudAt(stateDir);
  await first.call('dynamodb', 'PutItem', put);
  const QueueUrl = first.find('Late')?.identity.ref;
  await first.call('sqs', 'SendMessage', { QueueUrl, MessageBody: 'late' });
  await first.kernel.runUntil(start + 3_600_000);
  await expect(cloudAt(stateDir)).rejects.toThrow(StateFolderInUse);
  await first.stop();

  const second = await cloudAt(stateDir);
  expect(second.kernel.now()).toBe(start + 3_600_000);
  expect(await second.call('dynamodb', 'GetItem', { TableName: 'books', Key: put.Item })).toEqual({ Item: put.Item });
  const secondUrl = second.find('Late')?.identity.ref;
  expect(await second.call('sqs', 'ReceiveMessage', { QueueUrl: secondUrl })).toMatchObject({ Messages: [{ Body: 'late' }] });
  await second.stop();

  const third = await cloudAt(stateDir, { fresh: true });
  expect(third.kernel.now()).toBe(start);
  expect(await third.call('dynamodb', 'GetItem', { TableName: 'books', Key: put.Item })).toEqual({});
  await third.stop();
  expect(readdirSync(stateDir)).toContain('notes.txt');
}, 30_000);

const child = `
const { boot } = await import(process.env.BOOT);
const { allServices } = await import(process.env.SERVICES);
const cloud = await boot({ cdkOut: process.env.CDK, stateDir: process.env.STATE, services: allServices, log: () => undefined });
for (let n = 1; ; n++) {
  await cloud.call('dynamodb', 'PutItem', { TableName: 'books', Item: { isbn: { S: String(n) } } });
  console.log(n);
}
`;

test('kill -9 leaves no process behind and no answered write undone', async () => {
  const stateDir = folder();
  const at = (path: string) => new URL(`../../src/${path}`, import.meta.url).href;
  const env = { ...process.env, STATE: stateDir, CDK: cdkOut, BOOT: at('boot.ts'), SERVICES: at('services/all-services.ts') };
  const cloud = spawn(process.execPath, ['--input-type=module', '-e', child], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let written = 0;
  await new Promise<void>((resolve) => {
    cloud.stdout.on('data', (chunk: Buffer) => {
      written = Math.max(written, ...chunk.toString().trim().split('\n').map(Number));
      if (written > 50) resolve();
    });
  });
  cloud.kill('SIGKILL');
  await new Promise((resolve) => cloud.once('exit', resolve));
  const again = await cloudAt(stateDir);
  const { Count } = JSON.parse(JSON.stringify(await again.call('dynamodb', 'Scan', { TableName: 'books' })));
  expect(Count).toBeGreaterThanOrEqual(written);
  const stream = again.find('Books')?.identity.attributes.StreamArn;
  const { ShardIterator } = JSON.parse(
    JSON.stringify(
      await again.call('dynamodbstreams', 'GetShardIterator', {
        StreamArn: stream,
        ShardId: 'x',
        ShardIteratorType: 'TRIM_HORIZON',
      }),
    ),
  );
  const { Records } = JSON.parse(JSON.stringify(await again.call('dynamodbstreams', 'GetRecords', { ShardIterator })));
  expect(Records).toHaveLength(Count);
  await again.stop();
  if (process.platform !== 'win32') expect(runningWith('dynoxide', stateDir)).toEqual([]);
}, 60_000);

test('a template with something the laptop cannot honour stops the boot before anything runs, and the port is free again', async () => {
  const unsupported = writeAssembly({ Odd: { Resources: { Cluster: { Type: 'AWS::ECS::Cluster' } } } });
  const port = 38_471;
  for (let time = 0; time < 2; time++)
    await expect(boot({ cdkOut: unsupported, port, services: allServices, log: () => undefined })).rejects.toThrow(
      UnsupportedTemplate,
    );
  await expect(boot({ cdkOut: folder(), services: allServices })).rejects.toThrow(
    'manifest.json does not exist. Synthesize first: npx cdk synth',
  );
}, 30_000);
