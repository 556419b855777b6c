import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { laptop, start } from './laptop.ts';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

test('a message received is hidden until its visibility timeout, then comes back with a higher receive count', async () => {
  const { sqs, queue, pass } = laptop();
  const QueueUrl = await queue('orders', { VisibilityTimeout: '30' });
  await sqs('SendMessage', { QueueUrl, MessageBody: 'one' });
  const first = await sqs('ReceiveMessage', { QueueUrl, MessageSystemAttributeNames: ['All'] });
  expect(first.Messages[0]).toMatchObject({
    Body: 'one',
    MD5OfBody: md5('one'),
    Attributes: { ApproximateReceiveCount: '1', SentTimestamp: String(start) },
  });
  expect(await sqs('ReceiveMessage', { QueueUrl })).toEqual({});
  await pass(29);
  expect(await sqs('ReceiveMessage', { QueueUrl })).toEqual({});
  await pass(1);
  const second = await sqs('ReceiveMessage', {
    QueueUrl,
    AttributeNames: ['ApproximateReceiveCount', 'ApproximateFirstReceiveTimestamp'],
  });
  expect(second.Messages[0].Attributes).toEqual({
    ApproximateReceiveCount: '2',
    ApproximateFirstReceiveTimestamp: String(start),
  });
});

test('a delayed message is counted as delayed and seen only when its delay is over', async () => {
  const { sqs, queue, pass } = laptop();
  const QueueUrl = await queue('later', { DelaySeconds: '5' });
  await sqs('SendMessage', { QueueUrl, MessageBody: 'default delay' });
  await sqs('SendMessage', { QueueUrl, MessageBody: 'at once', DelaySeconds: 0 });
  const { Attributes } = await sqs('GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] });
  expect(Attributes).toMatchObject({
    ApproximateNumberOfMessages: '1',
    ApproximateNumberOfMessagesDelayed: '1',
    ApproximateNumberOfMessagesNotVisible: '0',
  });
  expect((await sqs('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 })).Messages).toHaveLength(1);
  await pass(5);
  expect((await sqs('ReceiveMessage', { QueueUrl })).Messages[0].Body).toBe('default delay');
});

test('a long poll waits in virtual time and ends with the message or with nothing', async () => {
  const { kernel, sqs, queue, pass } = laptop();
  const QueueUrl = await queue('poll');
  const answers: unknown[] = [];
  const poll = () =>
    sqs('ReceiveMessage', { QueueUrl, WaitTimeSeconds: 20 }).then((answer) =>
      answers.push([kernel.now() - start, answer.Messages?.[0].Body]),
    );
  void poll();
  await pass(7);
  expect(answers).toEqual([]);
  await sqs('SendMessage', { QueueUrl, MessageBody: 'hello' });
  await kernel.idle();
  expect(answers).toEqual([[7000, 'hello']]);
  void poll();
  await pass(20);
  expect(answers[1]).toEqual([27000, undefined]);
  expect(kernel.pendingTimers).toBe(0);
});

test('a long poll gets a message the moment its visibility timeout ends', async () => {
  const { kernel, sqs, queue, pass } = laptop();
  const QueueUrl = await queue('poll', { VisibilityTimeout: '3' });
  await sqs('SendMessage', { QueueUrl, MessageBody: 'again' });
  await sqs('ReceiveMessage', { QueueUrl });
  let at = 0;
  void sqs('ReceiveMessage', { QueueUrl, WaitTimeSeconds: 20 }).then(() => {
    at = kernel.now();
  });
  await pass(10);
  expect(at).toBe(start + 3000);
});

test('a message received too often goes to the dead-letter queue with its age, its count and where it came from', async () => {
  const { sqs, queue, pass } = laptop();
  const dead = await queue('dead');
  const redrive = JSON.stringify({ deadLetterTargetArn: 'arn:aws:sqs:eu-central-1:123456789012:dead', maxReceiveCount: 2 });
  const QueueUrl = await queue('work', { VisibilityTimeout: '10', RedrivePolicy: redrive });
  const { MessageId } = await sqs('SendMessage', { QueueUrl, MessageBody: 'poison' });
  for (const _ of [1, 2]) {
    expect((await sqs('ReceiveMessage', { QueueUrl })).Messages).toHaveLength(1);
    await pass(10);
  }
  expect(await sqs('ReceiveMessage', { QueueUrl })).toEqual({});
  const buried = await sqs('ReceiveMessage', { QueueUrl: dead, AttributeNames: ['All'] });
  expect(buried.Messages[0]).toMatchObject({
    MessageId,
    Body: 'poison',
    Attributes: {
      ApproximateReceiveCount: '3',
      SentTimestamp: String(start),
      DeadLetterQueueSourceArn: 'arn:aws:sqs:eu-central-1:123456789012:work',
    },
  });
});

test('a redrive moves dead letters back to where they came from, as new messages, at the pace asked for', async () => {
  const { sqs, queue, pass } = laptop();
  const dead = await queue('dead');
  const SourceArn = 'arn:aws:sqs:eu-central-1:123456789012:dead';
  const QueueUrl = await queue('work', {
    VisibilityTimeout: '0',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: SourceArn, maxReceiveCount: 1 }),
  });
  for (const body of ['a', 'b', 'c']) await sqs('SendMessage', { QueueUrl, MessageBody: body });
  for (let i = 0; i < 4; i += 1) await sqs('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
  await sqs('StartMessageMoveTask', { SourceArn, MaxNumberOfMessagesPerSecond: 2 });
  const waiting = async (url: string) =>
    (await sqs('GetQueueAttributes', { QueueUrl: url, AttributeNames: ['ApproximateNumberOfMessages'] })).Attributes
      .ApproximateNumberOfMessages;
  expect([await waiting(dead), await waiting(QueueUrl)]).toEqual(['1', '2']);
  await pass(1);
  expect([await waiting(dead), await waiting(QueueUrl)]).toEqual(['0', '3']);
  expect((await sqs('ListMessageMoveTasks', { SourceArn })).Results[0]).toMatchObject({
    Status: 'COMPLETED',
    ApproximateNumberOfMessagesMoved: 3,
  });
  await expect(sqs('StartMessageMoveTask', { SourceArn: 'arn:aws:sqs:eu-central-1:123456789012:work' })).rejects.toMatchObject({
    code: 'InvalidParameterValue',
  });
});

test('a message older than the retention period is gone', async () => {
  const { sqs, queue, pass } = laptop();
  const QueueUrl = await queue('short', { MessageRetentionPeriod: '60' });
  await sqs('SendMessage', { QueueUrl, MessageBody: 'old' });
  await pass(60);
  expect(await sqs('ReceiveMessage', { QueueUrl })).toEqual({});
});

test('deleting with the latest handle deletes; with an older one it does not; twice is fine', async () => {
  const { sqs, queue, pass } = laptop();
  const QueueUrl = await queue('work', { VisibilityTimeout: '1' });
  await sqs('SendMessage', { QueueUrl, MessageBody: 'x' });
  const old = (await sqs('ReceiveMessage', { QueueUrl })).Messages[0].ReceiptHandle;
  await pass(1);
  const latest = (await sqs('ReceiveMessage', { QueueUrl })).Messages[0].ReceiptHandle;
  await sqs('DeleteMessage', { QueueUrl, ReceiptHandle: old });
  await pass(1);
  expect((await sqs('GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] })).Attributes.ApproximateNumberOfMessages).toBe(
    '1',
  );
  await sqs('DeleteMessage', { QueueUrl, ReceiptHandle: latest });
  await sqs('DeleteMessage', { QueueUrl, ReceiptHandle: latest });
  expect((await sqs('GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] })).Attributes.ApproximateNumberOfMessages).toBe(
    '0',
  );
});

test('message attributes come back when asked for, with the digest a client checks', async () => {
  const { sqs, queue } = laptop();
  const QueueUrl = await queue('attributes');
  const MessageAttributes = {
    City: { DataType: 'String', StringValue: 'Any City' },
    Population: { DataType: 'Number', StringValue: '1250800' },
    Greeting: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) },
  };
  const sent = await sqs('SendMessage', { QueueUrl, MessageBody: 'x', MessageAttributes });
  const { Messages } = await sqs('ReceiveMessage', { QueueUrl, MessageAttributeNames: ['All'] });
  expect(Messages[0].MessageAttributes).toEqual(MessageAttributes);
  expect(Messages[0].MD5OfMessageAttributes).toBe(sent.MD5OfMessageAttributes);
});
