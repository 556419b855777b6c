import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removing } from '../../src/platform.mjs';
import { announceStream, type StreamRecord } from '../../src/services/dynamodb/stream.ts';
import { laptop, seen, start } from './laptop.ts';

const EventSourceArn = 'arn:aws:dynamodb:eu-central-1:123456789012:table/app/stream/2026-03-02T09:00:00.000';
const dead = 'https://sqs.eu-central-1.amazonaws.com/123456789012/dead';
const code = `exports.handler = async (event) => {
  globalThis.seenByTest.push((Date.now() - ${start}) / 1000 + ' ' + event.Records.map((record) => record.dynamodb.Keys.pk.S).join(' '));
  if (event.Records.some((record) => record.dynamodb.Keys.pk.S.startsWith('bad'))) throw new Error('poison');
}`;

const record = (key: string, sequence: number): StreamRecord => ({
  sequence,
  sequenceNumber: String(1e20 + sequence * 1e5),
  eventId: `e${sequence}`,
  eventName: 'INSERT',
  at: start,
  partition: key,
  keys: { pk: { S: key } },
  newImage: { pk: { S: key } },
  sizeBytes: 10,
});

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'stream-restart-'));
  folders.push(made);
  return made;
};
beforeEach(() => {
  seen.length = 0;
});
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, removing);
});

/** a mapping on a stream that holds these records */
async function reader(stateDir: string, keys: readonly string[], mapping: Readonly<Record<string, unknown>>) {
  const cloud = laptop({ kernel: { stateDir } });
  const records = keys.map((key, index) => record(key, index + 1));
  announceStream(cloud.kernel, {
    arn: EventSourceArn,
    table: 'app',
    viewType: 'NEW_AND_OLD_IMAGES',
    latestSequence: () => records.length,
    read: (after, limit) => records.filter(({ sequence }) => sequence > after).slice(0, limit),
    onRecords: () => () => undefined,
  });
  await cloud.queue('dead');
  await cloud.fn('reader', code);
  await cloud.provision('AWS::Lambda::EventSourceMapping', 'Mapping', {
    FunctionName: 'reader',
    EventSourceArn,
    StartingPosition: 'TRIM_HORIZON',
    DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-central-1:123456789012:dead' } },
    ...mapping,
  });
  await cloud.begin();
  return cloud;
}

/** what a process leaves that is killed now */
const killed = (stateDir: string): string => {
  const left = folder();
  cpSync(stateDir, left, { recursive: true });
  return left;
};

/** what the function saw and what the failure queue got; the process is killed after each of these numbers of seconds */
async function lived(killedAfter: readonly number[], keys: readonly string[], mapping: Readonly<Record<string, unknown>>) {
  seen.length = 0;
  let stateDir = folder();
  for (const seconds of killedAfter) {
    const cloud = await reader(stateDir, keys, mapping);
    await cloud.kernel.runUntil(start + seconds * 1000);
    stateDir = killed(stateDir);
    // the process that was killed does nothing any more
    const before = [...seen];
    await cloud.end();
    seen.splice(0, seen.length, ...before);
  }
  const cloud = await reader(stateDir, keys, mapping);
  await cloud.kernel.runUntil(start + 600_000);
  const { Messages = [] } = await cloud.call('sqs', 'ReceiveMessage', { QueueUrl: dead, MaxNumberOfMessages: 10 });
  await cloud.end();
  const told = Messages.map(({ Body }: { Body: string }) => {
    const { requestContext, DDBStreamBatchInfo } = JSON.parse(Body);
    return `${requestContext.condition} after ${requestContext.approximateInvokeCount}: ${DDBStreamBatchInfo.batchSize} record`;
  });
  return { seen: [...seen], told };
}

test('a batch that is being retried and split goes on after kill -9 where it was: no try more, none less, at the same instants', async () => {
  const mapping = { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 4, BatchSize: 10 };
  const keys = ['a', 'b', 'bad', 'c', 'd'];
  const whole = await lived([], keys, mapping);
  expect(whole.seen).toEqual(['0 a b bad c d', '0 a b bad', '0 a b', '0 bad', '1 bad', '3 bad', '7 bad', '15 bad', '15 c d']);
  expect(whole.told).toEqual(['RetryAttemptsExhausted after 5: 1 record']);
  expect(await lived([2, 5, 6], keys, mapping)).toEqual(whole);
  expect(await lived([14.5], keys, mapping)).toEqual(whole);
});

test('two poisoned records of one batch and the batch behind it keep their order over a restart', async () => {
  const mapping = { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 2, BatchSize: 3 };
  const keys = ['bad 1', 'a', 'bad 2', 'b'];
  const whole = await lived([], keys, mapping);
  expect(whole.told).toHaveLength(2);
  expect(whole.seen.at(-1)).toMatch(/ b$/);
  for (const seconds of [0.5, 2, 3.5, 5]) expect(await lived([seconds], keys, mapping)).toEqual(whole);
});

test('a whole batch that fails without splitting keeps its count of tries', async () => {
  const mapping = { MaximumRetryAttempts: 3, BatchSize: 2 };
  const whole = await lived([], ['a', 'bad', 'b'], mapping);
  expect(whole.seen).toEqual(['0 a bad', '1 a bad', '3 a bad', '7 a bad', '7 b']);
  expect(await lived([0.5, 4], ['a', 'bad', 'b'], mapping)).toEqual(whole);
});
