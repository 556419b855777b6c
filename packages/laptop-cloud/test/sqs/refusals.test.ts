import { expect, test } from 'vitest';
import { laptop } from './laptop.ts';

test.each([
  ['SendMessage', { MessageBody: 'x', DelaySeconds: 901 }, 'InvalidParameterValue', /901 for parameter DelaySeconds/],
  ['SendMessage', {}, 'MissingParameter', /MessageBody/],
  ['SendMessage', { MessageBody: '\u0001' }, 'InvalidMessageContents', /#x9/],
  ['SendMessage', { MessageBody: 'x'.repeat(2048) }, 'InvalidParameterValue', /shorter than 1024 bytes/],
  ['ReceiveMessage', { MaxNumberOfMessages: 11 }, 'InvalidParameterValue', /between 1 and 10/],
  ['ReceiveMessage', { WaitTimeSeconds: 21 }, 'InvalidParameterValue', /<= 20/],
  ['DeleteMessage', { ReceiptHandle: 'nonsense' }, 'ReceiptHandleIsInvalid', /not a valid receipt handle/],
  ['SendMessageBatch', { Entries: [] }, 'EmptyBatchRequest', /SendMessageBatchRequestEntry/],
  [
    'SendMessageBatch',
    { Entries: Array.from({ length: 11 }, (_, i) => ({ Id: `${i}`, MessageBody: 'x' })) },
    'TooManyEntriesInBatchRequest',
    /sent 11/,
  ],
  [
    'DeleteMessageBatch',
    {
      Entries: [
        { Id: 'a', ReceiptHandle: 'x' },
        { Id: 'a', ReceiptHandle: 'y' },
      ],
    },
    'BatchEntryIdsNotDistinct',
    /Id a repeated/,
  ],
  ['SetQueueAttributes', { Attributes: { FifoQueue: 'true' } }, 'InvalidParameterValue', /FIFO/],
  ['GetQueueAttributes', { AttributeNames: ['Nonsense'] }, 'InvalidAttributeName', /Nonsense/],
])('%s with %j is refused as %s', async (action, input, code, text) => {
  const { sqs, queue } = laptop();
  const QueueUrl = await queue('work', { MaximumMessageSize: '1024' });
  await expect(sqs(action, { QueueUrl, ...input })).rejects.toMatchObject({ code, message: expect.stringMatching(text) });
});

test('a queue that is not there, a FIFO queue and a second queue of the same name with other attributes are refused by name', async () => {
  const { sqs, queue } = laptop();
  await expect(sqs('SendMessage', { QueueUrl: 'https://sqs/123456789012/none', MessageBody: 'x' })).rejects.toMatchObject({
    code: 'QueueDoesNotExist',
  });
  await expect(queue('orders.fifo')).rejects.toThrow(/orders\.fifo: FIFO/);
  await queue('work', { VisibilityTimeout: '10' });
  await expect(queue('work', { VisibilityTimeout: '11' })).rejects.toMatchObject({ code: 'QueueNameExists' });
});

test('in a batch each entry succeeds or fails by itself', async () => {
  const { sqs, queue } = laptop();
  const QueueUrl = await queue('work');
  const answer = await sqs('SendMessageBatch', {
    QueueUrl,
    Entries: [
      { Id: 'good', MessageBody: 'x' },
      { Id: 'bad', MessageBody: 'y', DelaySeconds: 1000 },
    ],
  });
  expect(answer.Successful).toMatchObject([{ Id: 'good' }]);
  expect(answer.Failed).toMatchObject([{ Id: 'bad', SenderFault: true, Code: 'InvalidParameterValue' }]);
});

test('visibility of a message that is not in flight cannot be changed', async () => {
  const { sqs, queue, pass } = laptop();
  const QueueUrl = await queue('work', { VisibilityTimeout: '1' });
  await sqs('SendMessage', { QueueUrl, MessageBody: 'x' });
  const { ReceiptHandle } = (await sqs('ReceiveMessage', { QueueUrl })).Messages[0];
  await sqs('ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout: 60 });
  await pass(59);
  expect(await sqs('ReceiveMessage', { QueueUrl })).toEqual({});
  await pass(1);
  await expect(sqs('ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout: 5 })).rejects.toMatchObject({
    code: 'MessageNotInflight',
  });
});
