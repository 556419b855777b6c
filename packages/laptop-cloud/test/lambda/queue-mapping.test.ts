import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { laptop, seen, start } from './laptop.ts';

beforeEach(() => {
  seen.length = 0;
});

const EventSourceArn = 'arn:aws:sqs:eu-central-1:123456789012:work';
const note = `globalThis.seenByTest.push([Date.now() - ${start}, event.Records.map((record) => record.body)]);`;

async function mapped(
  code: string,
  mapping: Record<string, unknown> = {},
  attributes: Record<string, string> = { VisibilityTimeout: '30' },
  stateDir?: string,
) {
  const cloud = laptop({ kernel: { stateDir } });
  const dead = await cloud.queue('dead');
  const QueueUrl = await cloud.queue('work', attributes);
  await cloud.fn('consumer', code);
  const { ref } = await cloud.provision('AWS::Lambda::EventSourceMapping', 'Mapping', {
    FunctionName: 'consumer',
    EventSourceArn,
    ...mapping,
  });
  await cloud.begin();
  const send = async (...bodies: string[]) => {
    for (const MessageBody of bodies) await cloud.call('sqs', 'SendMessage', { QueueUrl, MessageBody });
  };
  return { ...cloud, dead, QueueUrl, uuid: ref, send };
}

test('messages reach the function as records and are deleted when it succeeds', async () => {
  const { send, kernel, waiting, QueueUrl } = await mapped(
    'exports.handler = async (event) => { globalThis.seenByTest.push(event.Records[0]); }',
  );
  await send('hello');
  await kernel.idle();
  expect(seen).toEqual([
    {
      messageId: expect.any(String),
      receiptHandle: expect.any(String),
      body: 'hello',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: String(start),
        SenderId: '123456789012',
        ApproximateFirstReceiveTimestamp: String(start),
      },
      messageAttributes: {},
      md5OfBody: '5d41402abc4b2a76b9719d911017c592',
      eventSource: 'aws:sqs',
      eventSourceARN: EventSourceArn,
      awsRegion: 'eu-central-1',
    },
  ]);
  expect(await waiting(QueueUrl)).toBe('0 waiting, 0 in flight');
});

test('a batching window gathers messages until it is over or the batch is full', async () => {
  const { send, pass } = await mapped(`exports.handler = async (event) => { ${note} }`, {
    BatchSize: 4,
    MaximumBatchingWindowInSeconds: 5,
  });
  await send('a', 'b');
  await pass(3);
  expect(seen).toEqual([]);
  await pass(2);
  expect(seen).toEqual([[5000, ['a', 'b']]]);
  await send('c', 'd', 'e', 'f');
  await pass(0);
  expect(seen[1]).toEqual([5000, ['c', 'd', 'e', 'f']]);
});

test('a batch that fails comes back after the visibility timeout and ends in the dead-letter queue', async () => {
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: 'arn:aws:sqs:eu-central-1:123456789012:dead', maxReceiveCount: 2 });
  const { send, pass, waiting, QueueUrl, dead } = await mapped(
    `exports.handler = async (event) => { ${note} throw new Error('no'); }`,
    {},
    { VisibilityTimeout: '30', RedrivePolicy },
  );
  await send('poison');
  await pass(100);
  expect(seen).toEqual([
    [0, ['poison']],
    [30_000, ['poison']],
  ]);
  expect([await waiting(QueueUrl), await waiting(dead)]).toEqual(['0 waiting, 0 in flight', '1 waiting, 0 in flight']);
});

test('with ReportBatchItemFailures only what failed comes back', async () => {
  const code = `exports.handler = async (event) => { ${note} return { batchItemFailures: event.Records.filter((r) => r.body === 'bad').map((r) => ({ itemIdentifier: r.messageId })) }; }`;
  const { send, pass } = await mapped(code, {
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    MaximumBatchingWindowInSeconds: 1,
  });
  await send('good', 'bad', 'fine');
  await pass(35);
  expect(seen).toEqual([
    [1000, ['good', 'bad', 'fine']],
    [31_000, ['bad']],
  ]);
});

test.each([
  ['an unknown id', `{ batchItemFailures: [{ itemIdentifier: 'nonsense' }] }`, '1 waiting'],
  ['an empty id', `{ batchItemFailures: [{ itemIdentifier: '' }] }`, '1 waiting'],
  ['a wrong key', `{ batchItemFailures: [{ id: event.Records[0].messageId }] }`, '1 waiting'],
  ['an empty list', '{ batchItemFailures: [] }', '0 waiting'],
  ['null', 'null', '0 waiting'],
])('a partial answer with %s leaves %s', async (_name, answer, left) => {
  const { send, pass, waiting, QueueUrl, call, uuid } = await mapped(`exports.handler = async (event) => (${answer})`, {
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  await send('x');
  await pass(1);
  await call('lambda', 'UpdateEventSourceMapping', { UUID: uuid, Enabled: false });
  await pass(60);
  expect(await waiting(QueueUrl)).toContain(left);
});

test('what the filter does not let through is deleted without an invocation', async () => {
  const FilterCriteria = { Filters: [{ Pattern: JSON.stringify({ body: { kind: ['sale'] } }) }] };
  const { send, kernel, waiting, QueueUrl } = await mapped(`exports.handler = async (event) => { ${note} }`, { FilterCriteria });
  await send('{"kind":"sale"}', '{"kind":"visit"}', 'no json');
  await kernel.idle();
  expect(seen).toEqual([[0, ['{"kind":"sale"}']]]);
  expect(await waiting(QueueUrl)).toBe('0 waiting, 0 in flight');
});

test('no more batches run at a time than the scaling limit says', async () => {
  const code = `let now = 0; let most = 0; exports.handler = async () => { now += 1; globalThis.atOnce = Math.max(globalThis.atOnce ?? 0, now); await new Promise((r) => setTimeout(r, 10)); now -= 1; globalThis.seenByTest.push(1); }`;
  const { send, kernel, call } = await mapped(code, { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } });
  await send(...Array.from({ length: 12 }, (_, i) => String(i)));
  await kernel.idle();
  expect(seen).toHaveLength(12);
  expect((await call('lambda', 'ListEventSourceMappings', { FunctionName: 'consumer' })).EventSourceMappings).toMatchObject([
    { State: 'Enabled', BatchSize: 1, LastProcessingResult: 'OK' },
  ]);
});

test('a disabled mapping reads nothing; enabled again it catches up', async () => {
  const { send, pass, call, uuid, waiting, QueueUrl } = await mapped(`exports.handler = async (event) => { ${note} }`);
  await call('lambda', 'UpdateEventSourceMapping', { UUID: uuid, Enabled: false });
  await send('x');
  await pass(60);
  expect(await waiting(QueueUrl)).toBe('1 waiting, 0 in flight');
  await call('lambda', 'UpdateEventSourceMapping', { UUID: uuid, Enabled: true });
  await pass(0);
  expect(seen).toEqual([[60_000, ['x']]]);
});

test('a batch that a kill cut short is handed out again at once, as if it had never been received', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'lambda-'));
  const hanging = 'exports.handler = () => new Promise(() => {})';
  const first = await mapped(hanging, {}, { VisibilityTimeout: '900' }, stateDir);
  await first.send('one', 'two');
  await expect.poll(() => first.waiting(first.QueueUrl)).toBe('0 waiting, 2 in flight');
  first.kernel.journal.commit();
  const copy = mkdtempSync(join(tmpdir(), 'lambda-'));
  cpSync(stateDir, copy, { recursive: true });
  const counted = `globalThis.seenByTest.push(...event.Records.map(({ body, attributes }) => [Date.now() - ${start}, body, attributes.ApproximateReceiveCount]));`;
  const second = await mapped(`exports.handler = async (event) => { ${counted} }`, {}, { VisibilityTimeout: '900' }, copy);
  await second.kernel.idle();
  expect(seen.toSorted()).toEqual([
    [0, 'one', '1'],
    [0, 'two', '1'],
  ]);
  expect(await second.waiting(second.QueueUrl)).toBe('0 waiting, 0 in flight');
  await second.end();
});
