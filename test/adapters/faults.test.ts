import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  InternalServerError,
  ProvisionedThroughputExceededException,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  SendingPausedException,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { deadLetterReplays } from '../../adapters/dynamodb/dead-letter-replays.ts';
import { dueIndex } from '../../adapters/dynamodb/due-index.ts';
import { merchantStore } from '../../adapters/dynamodb/merchant-store.ts';
import { policyStore } from '../../adapters/dynamodb/policy-store.ts';
import { rejectedEvents } from '../../adapters/dynamodb/rejected-events.ts';
import { eventPublisher } from '../../adapters/eventbridge/event-publisher.ts';
import { mailSender } from '../../adapters/ses/mail-sender.ts';
import { postponer } from '../../adapters/sqs/postponer.ts';
import { workQueue } from '../../adapters/sqs/work-queue.ts';
import { runResumer } from '../../adapters/stepfunctions/run-resumer.ts';
import { type PlaybookArns, runStarter } from '../../adapters/stepfunctions/run-starter.ts';
import { ConcurrentChange, ServiceUnavailable, TooManyChanges } from '../../domain/errors.ts';
import { playbookIds } from '../../domain/playbooks/registry.ts';
import { noon, nothingElse, someEntry, someId, someMerchant, someTask } from './some.ts';

const meta = { message: 'x', $metadata: {} };
const dynamodb = mockClient(DynamoDBClient);
const events = mockClient(EventBridgeClient);
const states = mockClient(SFNClient);
const sqs = mockClient(SQSClient);
const ses = mockClient(SESv2Client);
beforeEach(() => {
  for (const mock of [dynamodb, events, states, sqs, ses]) mock.reset();
});
const table = { client: new DynamoDBClient({}), name: 'firstsale', dueShards: 4, now: () => noon };
const id = someId(1);
const throttle = new ProvisionedThroughputExceededException(meta);
const timeout = Object.assign(new Error('slow'), { name: 'TimeoutError' });
const cancelled = (...reasons: { Code: string; Item?: Record<string, unknown> }[]) =>
  new TransactionCanceledException({
    ...meta,
    CancellationReasons: reasons.map(({ Code, Item }) => ({ Code, ...(Item === undefined ? {} : { Item: marshall(Item) }) })),
  });

describe('DynamoDB', () => {
  const store = merchantStore(table);
  const write = { ...nothingElse, puts: [someMerchant(id)], timeline: [someEntry(id, 'e1')] };

  test.each([throttle, new InternalServerError(meta), timeout, Object.assign(new Error('x'), { code: 'ECONNRESET' })])(
    'away or throttling (%s) is ServiceUnavailable, for reading and writing',
    async (error) => {
      dynamodb.on(QueryCommand).rejects(error).on(TransactWriteItemsCommand).rejects(error);
      await expect(store.load(id)).rejects.toThrow(ServiceUnavailable);
      await expect(store.commit(id, write, null)).rejects.toThrow(ServiceUnavailable);
    },
  );

  test('a row of the due index nobody can read is named, and hides none behind it', async () => {
    const rows = ['WAIT#run', 'TASK#t1', 'NONSENSE'].map((sk) => marshall({ pk: `M#${id}`, sk, dueAt: noon }));
    dynamodb.on(QueryCommand).resolves({ Items: rows });
    const { references, unreadable } = await dueIndex(table).due(0, noon, 10);
    expect(references).toEqual([{ merchantId: id, kind: 'task', id: 't1', dueAt: noon }]);
    expect(unreadable).toEqual([`M#${id} / WAIT#run`, `M#${id} / NONSENSE`]);
  });

  test('a version that moved on, or a transaction at the same moment, is a concurrent change', async () => {
    for (const Code of ['ConditionalCheckFailed', 'TransactionConflict']) {
      dynamodb.on(TransactWriteItemsCommand).rejects(cancelled({ Code: 'None' }, { Code }));
      await expect(store.commit(id, write, null)).rejects.toThrow(ConcurrentChange);
    }
  });

  test('a timeline entry that is there already wins over a version that moved on: it was all done before', async () => {
    const Item = { pk: 'x', sk: 'y', result: { kind: 'first' } };
    dynamodb
      .on(TransactWriteItemsCommand)
      .rejects(cancelled({ Code: 'ConditionalCheckFailed', Item }, { Code: 'ConditionalCheckFailed' }));
    expect(await store.commit(id, write, { kind: 'second' })).toEqual({ kind: 'already_applied', result: { kind: 'first' } });
  });

  test('with an event marked, an entry of the same instant proves nothing: the decision is taken again', async () => {
    const marked = { ...write, eventMarker: { id: 'evt-1', at: noon } };
    const reasons = [{ Code: 'ConditionalCheckFailed', Item: { result: 1 } }, { Code: 'None' }, { Code: 'None' }];
    dynamodb.on(TransactWriteItemsCommand).rejects(cancelled(...reasons));
    await expect(store.commit(id, marked, null)).rejects.toThrow(ConcurrentChange);
    dynamodb
      .on(TransactWriteItemsCommand)
      .rejects(cancelled({ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: { result: 2 } }, { Code: 'None' }));
    expect(await store.commit(id, marked, null)).toEqual({ kind: 'already_applied', result: 2 });
  });

  test('throttling inside a transaction is worth another try; a mistake of ours is not', async () => {
    dynamodb.on(TransactWriteItemsCommand).rejects(cancelled({ Code: 'None' }, { Code: 'ThrottlingError' }));
    await expect(store.commit(id, write, null)).rejects.toThrow(ServiceUnavailable);
    dynamodb.on(TransactWriteItemsCommand).rejects(cancelled({ Code: 'ValidationError' }));
    await expect(store.commit(id, write, null)).rejects.toThrow(TransactionCanceledException);
  });

  test('more than one transaction holds is refused before anything is written', async () => {
    const puts = Array.from({ length: 101 }, (_, at) => someTask(id, `t${at}`));
    await expect(store.commit(id, { ...nothingElse, puts }, null)).rejects.toThrow(TooManyChanges);
    expect(dynamodb.commandCalls(TransactWriteItemsCommand)).toHaveLength(0);
  });

  test('a row that is not what its schema says names its key', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [marshall({ pk: `M#${id}`, sk: 'MERCHANT', kind: 'merchant' })] });
    await expect(store.load(id)).rejects.toThrow(`M#${id} / MERCHANT`);
  });

  test('a whole partition is read page by page, each consistently', async () => {
    const row = (n: number) => marshall({ ...someTask(id, `t${n}`), pk: 'x', sk: `y${n}` });
    const merchant = marshall({ ...someMerchant(id), pk: 'x', sk: 'MERCHANT' });
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [merchant, row(1)], LastEvaluatedKey: { pk: { S: 'x' }, sk: { S: 'y1' } } })
      .resolvesOnce({ Items: [row(2)] });
    expect((await store.load(id))?.tasks).toHaveLength(2);
    const inputs = dynamodb.commandCalls(QueryCommand).map((call) => call.args[0].input);
    expect(inputs.map(({ ConsistentRead }) => ConsistentRead)).toEqual([true, true]);
    expect(inputs[1]?.ExclusiveStartKey).toEqual({ pk: { S: 'x' }, sk: { S: 'y1' } });
  });

  test('an event refused before is left as it was', async () => {
    dynamodb.on(PutItemCommand).rejects(new ConditionalCheckFailedException(meta));
    const event = {
      id: 'r',
      at: noon,
      type: undefined,
      merchantId: undefined,
      code: 'c',
      field: 'f',
      message: 'm',
      remedy: 'r',
      original: null,
    };
    await expect(rejectedEvents(table).add(event, noon)).resolves.toBeUndefined();
    dynamodb.on(PutItemCommand).rejects(throttle);
    await expect(rejectedEvents(table).add(event, noon)).rejects.toThrow(ServiceUnavailable);
  });

  test('an order to replay dead letters that meets another one is worth another try, and ends in the outcome that was kept first', async () => {
    const replays = deadLetterReplays(table);
    const order = { version: 2, by: 'leo', at: noon, key: 'k', reason: 'fixed' };
    dynamodb.on(TransactWriteItemsCommand).rejects(cancelled({ Code: 'TransactionConflict' }, { Code: 'None' }));
    await expect(replays.order('undelivered', order)).rejects.toThrow(ServiceUnavailable);
    dynamodb.on(TransactWriteItemsCommand).rejects(cancelled({ Code: 'ConditionalCheckFailed' }, { Code: 'None' }));
    expect(await replays.order('undelivered', order)).toBe(false);
    // another try of the same wish was faster between the look and the put
    const first = { kind: 'moving' as const, already: false, resumed: false };
    dynamodb
      .on(GetItemCommand)
      .resolvesOnce({ Item: marshall(order) })
      .resolves({ Item: marshall({ ...order, outcome: first }) });
    dynamodb.on(PutItemCommand).rejects(new ConditionalCheckFailedException(meta));
    expect(await replays.finish('undelivered', 'k', { ...first, already: true, resumed: true })).toEqual(first);
  });

  test('a throttled look for the policy is worth another try', async () => {
    dynamodb.on(GetItemCommand).rejects(throttle);
    await expect(policyStore(table).active()).rejects.toThrow(ServiceUnavailable);
  });
});

describe('EventBridge', () => {
  const publisher = eventPublisher(new EventBridgeClient({}), 'bus');
  const event = (n: number, text = '') => ({ source: 'firstsale', type: 't', detail: { n, text } });

  test('takes ten at a time, in order', async () => {
    events.on(PutEventsCommand).resolves({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] });
    await publisher.publish(Array.from({ length: 23 }, (_, n) => event(n)));
    expect(events.commandCalls(PutEventsCommand).map((call) => call.args[0].input.Entries?.length)).toEqual([10, 10, 3]);
  });

  test('and no more than 256 KiB in one call', async () => {
    events.on(PutEventsCommand).resolves({ Entries: [] });
    await publisher.publish(Array.from({ length: 4 }, (_, n) => event(n, 'x'.repeat(100_000))));
    expect(events.commandCalls(PutEventsCommand).map((call) => call.args[0].input.Entries?.length)).toEqual([2, 2]);
    await expect(publisher.publish([event(1, 'x'.repeat(300_000))])).rejects.toMatchObject({
      name: 'Unpublishable',
      why: 'too-large',
    });
  });

  test('that refuses one entry of a batch has the whole batch sent again', async () => {
    const Entries = [{ EventId: '1' }, { ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' }];
    events.on(PutEventsCommand).resolves({ FailedEntryCount: 1, Entries });
    await expect(publisher.publish([event(1), event(2)])).rejects.toThrow(ServiceUnavailable);
  });
});

describe('Step Functions', () => {
  const arn = 'arn:aws:states:eu-west-1:1:stateMachine:x:live';
  const arns = Object.fromEntries(playbookIds.map((id) => [id, arn])) as PlaybookArns;
  const starter = runStarter(new SFNClient({}), arns);
  const resumer = runResumer(new SFNClient({}));

  test('a run of that name is there already: that is success', async () => {
    states.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(meta));
    expect(await starter.start('onboarding', 'n', {})).toBe('already_started');
    states.on(StartExecutionCommand).resolves({});
    expect(await starter.start('onboarding', 'n', { a: 1 })).toBe('started');
    expect(states.commandCalls(StartExecutionCommand)[1]?.args[0].input).toEqual({
      stateMachineArn: arn,
      name: 'n',
      input: '{"a":1}',
    });
  });

  test.each([new TaskTimedOut(meta), new TaskDoesNotExist(meta), new InvalidToken(meta)])(
    'a token that is spent (%s) is done',
    async (error) => {
      states.on(SendTaskSuccessCommand).rejects(error);
      expect(await resumer.succeed('t', { kind: 'complete', policyVersion: 'p_1' })).toBe('gone');
    },
  );

  test('throttling is not: the event comes again', async () => {
    states.on(SendTaskSuccessCommand).rejects(Object.assign(new Error('x'), { name: 'ThrottlingException' }));
    await expect(resumer.succeed('t', { kind: 'complete', policyVersion: 'p_1' })).rejects.toThrow(ServiceUnavailable);
    states.on(StartExecutionCommand).rejects(timeout);
    await expect(starter.start('onboarding', 'n', {})).rejects.toThrow(ServiceUnavailable);
  });
});

describe('SQS', () => {
  const client = new SQSClient({});
  const reference = { merchantId: id, kind: 'task', id: 't', dueAt: noon } as const;

  test('takes ten at a time; one it refuses fails the sweep, which is swept again', async () => {
    sqs.on(SendMessageBatchCommand).resolves({});
    const queue = workQueue(client, 'https://queue');
    await queue.send(Array.from({ length: 12 }, () => reference));
    expect(sqs.commandCalls(SendMessageBatchCommand).map((call) => call.args[0].input.Entries?.length)).toEqual([10, 2]);
    sqs.on(SendMessageBatchCommand).resolves({ Failed: [{ Id: '0', Code: 'InternalError', SenderFault: false }] });
    await expect(queue.send([reference])).rejects.toThrow(ServiceUnavailable);
  });

  test('hides a message until morning, twelve hours at most', async () => {
    sqs.on(ChangeMessageVisibilityCommand).resolves({});
    const postpone = postponer(client, 'https://queue');
    await postpone('r', '2026-11-23T20:00:00.000Z', '2026-11-23T20:00:00.500Z');
    await postpone('r', '2026-11-23T20:00:00.000Z', '2026-11-30T08:00:00.000Z');
    expect(sqs.commandCalls(ChangeMessageVisibilityCommand).map((call) => call.args[0].input.VisibilityTimeout)).toEqual([
      1, 43_200,
    ]);
  });
});

describe('SES', () => {
  const sender = mailSender(
    new SESv2Client({}),
    { name: 'Caf\u00e9 "Ana" & Co', address: 'hello@example.com', replyTo: 'people@example.com' },
    'set',
  );
  const headers = { 'List-Unsubscribe': '<https://my.example.com/api/opt-out?token=a.b>' };
  const mail = {
    to: 'ana@example.com',
    subject: 'Olá',
    text: 'x',
    html: '<p>x</p>',
    headers,
    tags: { merchantId: id, nudgeId: 'activation-0' },
  };

  test('a bad address is final, a throttle is not', async () => {
    ses.on(SendEmailCommand).rejects(new MessageRejected(meta));
    expect(await sender.send(mail)).toEqual({ kind: 'refused', reason: 'MessageRejected' });
    ses.on(SendEmailCommand).rejects(new TooManyRequestsException({ ...meta, message: 'Daily message quota exceeded.' }));
    expect(await sender.send(mail)).toMatchObject({ kind: 'closed' });
    ses.on(SendEmailCommand).rejects(new SendingPausedException(meta));
    expect(await sender.send(mail)).toMatchObject({ kind: 'closed' });
    ses.on(SendEmailCommand).rejects(new TooManyRequestsException(meta));
    await expect(sender.send(mail)).rejects.toThrow(ServiceUnavailable);
  });

  test('the message carries the nudge as a tag, so that its bounce can be told of', async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
    expect(await sender.send(mail)).toEqual({ kind: 'sent', messageId: 'ses-1' });
    expect(ses.commandCalls(SendEmailCommand)[0]?.args[0].input).toMatchObject({
      EmailTags: [
        { Name: 'merchantId', Value: id },
        { Name: 'nudgeId', Value: 'activation-0' },
      ],
      ConfigurationSetName: 'set',
    });
  });
});
