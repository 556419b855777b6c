import fc from 'fast-check';
import { expect, test } from 'vitest';
import { laptop } from './laptop.ts';

const step = fc.oneof(
  fc.record({ kind: fc.constant('send'), delay: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ kind: fc.constant('receive'), most: fc.integer({ min: 1, max: 10 }), hidden: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ kind: fc.constant('delete') }),
  fc.record({ kind: fc.constant('show'), seconds: fc.integer({ min: 0, max: 10 }) }),
  fc.record({ kind: fc.constant('pass'), seconds: fc.integer({ min: 0, max: 15 }) }),
);

test('whatever is done to a queue: each message is in it, in its dead-letter queue or deleted, exactly once, and never given out too often', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { kernel, sqs, queue, pass } = laptop();
      const dead = await queue('dead');
      const RedrivePolicy = JSON.stringify({
        deadLetterTargetArn: 'arn:aws:sqs:eu-central-1:123456789012:dead',
        maxReceiveCount: 3,
      });
      const QueueUrl = await queue('work', { RedrivePolicy });
      const received: { MessageId: string; ReceiptHandle: string }[] = [];
      const times = new Map<string, number>();
      const latest = new Map<string, string>();
      let sent = 0;
      let deleted = 0;
      for (const one of steps) {
        if (one.kind === 'send') {
          await sqs('SendMessage', { QueueUrl, MessageBody: `${sent}`, DelaySeconds: one.delay });
          sent += 1;
        } else if (one.kind === 'receive') {
          const { Messages = [] } = await sqs('ReceiveMessage', {
            QueueUrl,
            MaxNumberOfMessages: one.most,
            VisibilityTimeout: one.hidden,
          });
          for (const message of Messages) {
            times.set(message.MessageId, (times.get(message.MessageId) ?? 0) + 1);
            latest.set(message.MessageId, message.ReceiptHandle);
          }
          received.push(...Messages);
        } else if (one.kind === 'pass') await pass(one.seconds);
        else {
          const { MessageId, ReceiptHandle } = received.pop() ?? {};
          if (MessageId === undefined || ReceiptHandle === undefined) continue;
          const inQueue =
            kernel.journal.get(`SELECT 1 FROM sqs_messages WHERE id = ? AND queue = 'work'`, MessageId) !== undefined;
          if (one.kind === 'delete') {
            if (inQueue && latest.get(MessageId) === ReceiptHandle) deleted += 1;
            await sqs('DeleteMessage', { QueueUrl, ReceiptHandle });
          } else
            await sqs('ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout: one.seconds }).catch(
              () => undefined,
            );
        }
      }
      const counted = async (url: string) => {
        const { Attributes } = await sqs('GetQueueAttributes', { QueueUrl: url, AttributeNames: ['All'] });
        return (
          Number(Attributes.ApproximateNumberOfMessages) +
          Number(Attributes.ApproximateNumberOfMessagesNotVisible) +
          Number(Attributes.ApproximateNumberOfMessagesDelayed)
        );
      };
      const there = (await counted(QueueUrl)) + (await counted(dead));
      const rows = kernel.journal.all<{ n: number }>('SELECT count(*) AS n FROM sqs_messages')[0]?.n;
      await kernel.stop();
      expect(there).toBe(rows);
      expect(there).toBe(sent - deleted);
      for (const count of times.values()) expect(count).toBeLessThanOrEqual(3);
    }),
    { numRuns: 150 },
  );
});
