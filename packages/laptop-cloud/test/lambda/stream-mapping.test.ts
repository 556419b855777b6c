import { beforeEach, expect, test } from 'vitest';
import { announceStream, type StreamRecord } from '../../src/services/dynamodb/stream.ts';
import { laptop, seen, start } from './laptop.ts';

beforeEach(() => {
  seen.length = 0;
});

const EventSourceArn = 'arn:aws:dynamodb:eu-central-1:123456789012:table/app/stream/2026-03-02T09:00:00.000';
const note = `globalThis.seenByTest.push([Date.now() - ${start}, event.Records.map((record) => record.dynamodb.Keys.pk.S)]);`;

/** a stream kept by the test, as the table service announces one */
async function mapped(code: string, mapping: Record<string, unknown> = {}, records: StreamRecord[] = []) {
  const cloud = laptop();
  const listeners = new Set<() => void>();
  announceStream(cloud.kernel, {
    arn: EventSourceArn,
    table: 'app',
    viewType: 'NEW_AND_OLD_IMAGES',
    latestSequence: () => records.at(-1)?.sequence ?? 0,
    read: (after, limit) => records.filter((record) => record.sequence > after).slice(0, limit),
    onRecords: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const dead = await cloud.queue('dead');
  await cloud.fn('reader', code);
  await cloud.provision('AWS::Lambda::EventSourceMapping', 'Mapping', {
    FunctionName: 'reader',
    EventSourceArn,
    StartingPosition: 'TRIM_HORIZON',
    ...mapping,
  });
  await cloud.begin();
  const write = (...keys: string[]) => {
    for (const key of keys) {
      const sequence = records.length + 1;
      records.push({
        sequence,
        sequenceNumber: String(1e20 + sequence * 1e5),
        eventId: `e${sequence}`,
        eventName: 'INSERT',
        at: cloud.kernel.now(),
        partition: key,
        keys: { pk: { S: key } },
        newImage: { pk: { S: key } },
        sizeBytes: 10,
      });
    }
    for (const listener of listeners) listener();
  };
  return { ...cloud, write, dead, records };
}

test('records arrive in order, in batches, as DynamoDB shows them', async () => {
  const { write, kernel } = await mapped(
    `exports.handler = async (event) => { ${note} globalThis.seenByTest.push(event.Records[0]); }`,
    { BatchSize: 2 },
  );
  write('a', 'b', 'c');
  await kernel.idle();
  expect(seen[0]).toEqual([0, ['a', 'b']]);
  expect(seen[1]).toMatchObject({
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    eventSourceARN: EventSourceArn,
    dynamodb: { NewImage: { pk: { S: 'a' } }, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  expect(seen[2]).toEqual([0, ['c']]);
});

test('LATEST sees only what is written after the mapping was made', async () => {
  const old: StreamRecord = {
    sequence: 1,
    sequenceNumber: '1',
    eventId: 'e',
    eventName: 'INSERT',
    at: start,
    partition: 'old',
    keys: { pk: { S: 'old' } },
    sizeBytes: 1,
  };
  const { write, kernel } = await mapped(`exports.handler = async (event) => { ${note} }`, { StartingPosition: 'LATEST' }, [old]);
  write('new');
  await kernel.idle();
  expect(seen).toEqual([[0, ['new']]]);
});

test('a poisoned record is isolated by splitting, retried as often as allowed, and told to the failure queue; the rest goes through in order', async () => {
  const code = `exports.handler = async (event) => { ${note} if (event.Records.some((r) => r.dynamodb.Keys.pk.S === 'bad')) throw new Error('poison'); }`;
  const { write, pass, call, dead, records } = await mapped(code, {
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 1,
    DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-central-1:123456789012:dead' } },
  });
  write('a', 'b', 'bad', 'c');
  await pass(60);
  expect(seen.map((entry) => (Array.isArray(entry) ? entry[1].join() : entry))).toEqual([
    'a,b,bad,c',
    'a,b',
    'bad,c',
    'bad',
    'bad',
    'c',
  ]);
  const { Messages } = await call('sqs', 'ReceiveMessage', { QueueUrl: dead, MaxNumberOfMessages: 10 });
  expect(Messages).toHaveLength(1);
  expect(JSON.parse(Messages[0].Body)).toMatchObject({
    requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
    DDBStreamBatchInfo: {
      batchSize: 1,
      startSequenceNumber: records[2]?.sequenceNumber,
      endSequenceNumber: records[2]?.sequenceNumber,
      streamArn: EventSourceArn,
    },
  });
});

test('with ReportBatchItemFailures the retry starts at the first record that failed', async () => {
  const code = `let failed = false; exports.handler = async (event) => { ${note} const bad = event.Records.find((r) => r.dynamodb.Keys.pk.S === 'c');
    if (bad && !failed) { failed = true; return { batchItemFailures: [{ itemIdentifier: bad.dynamodb.SequenceNumber }] }; } return {}; }`;
  const { write, pass } = await mapped(code, { FunctionResponseTypes: ['ReportBatchItemFailures'] });
  write('a', 'b', 'c', 'd');
  await pass(5);
  expect(seen).toEqual([
    [0, ['a', 'b', 'c', 'd']],
    [1000, ['c', 'd']],
  ]);
});

test('records too old are given up', async () => {
  const { write, pass } = await mapped(`exports.handler = async (event) => { ${note} throw new Error('no'); }`, {
    MaximumRecordAgeInSeconds: 60,
  });
  write('a');
  await pass(600);
  expect(seen.length).toBeGreaterThan(3);
  expect(Math.max(...seen.map((entry) => (Array.isArray(entry) ? entry[0] : 0)))).toBeLessThanOrEqual(60_000);
});

test('lanes keep the order of every key while a failing key holds up only its own lane', async () => {
  const code = `exports.handler = async (event) => { const keys = event.Records.map((r) => r.dynamodb.Keys.pk.S + r.eventID); if (keys.some((k) => k.startsWith('stuck'))) throw new Error('no'); globalThis.seenByTest.push(...keys); }`;
  const { write, pass } = await mapped(code, { ParallelizationFactor: 10, BatchSize: 3 });
  const names = Array.from({ length: 30 }, (_, i) => `k${i}-`);
  write('stuck', ...names, ...names);
  await pass(5);
  const done = seen.map(String);
  expect(done.length).toBeGreaterThan(40);
  for (const name of names) {
    const numbers = done.filter((key) => key.startsWith(name)).map((key) => Number(key.split('e').at(-1)));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  }
});

test('a mapping goes on after its position, not from the beginning, when it is switched off and on', async () => {
  const { write, kernel, call, pass } = await mapped(`exports.handler = async (event) => { ${note} }`);
  write('a', 'b');
  await kernel.idle();
  const { UUID } = (await call('lambda', 'ListEventSourceMappings', {})).EventSourceMappings[0];
  await call('lambda', 'UpdateEventSourceMapping', { UUID, Enabled: false });
  write('c');
  await call('lambda', 'UpdateEventSourceMapping', { UUID, Enabled: true });
  await pass(0);
  expect(seen.map((entry) => (Array.isArray(entry) ? entry[1].join() : entry))).toEqual(['a,b', 'c']);
});
