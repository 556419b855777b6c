import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { DeadLetterQueue } from '../../domain/dead-letter/dead-letter-queues.ts';
import type { DeadLetters, HeldLetter } from '../../domain/dead-letter/dead-letters.ts';

import { calling } from '../aws/service-failure.ts';

/** long enough to read ten times ten messages, short enough that nobody misses them when a look dies half-way */
const LOOK_SECONDS = 20;
/** time to put every message of a batch on the bus */
const TAKE_SECONDS = 60;
const BATCH = 10;

const letterOf = (message: Message): HeldLetter => ({
  id: message.MessageId ?? '',
  receipt: message.ReceiptHandle ?? '',
  body: message.Body ?? '',
  sentAt: new Date(Number(message.Attributes?.SentTimestamp ?? 0)).toISOString(),
  receives: Number(message.Attributes?.ApproximateReceiveCount ?? 0),
  attributes: Object.fromEntries(
    Object.entries(message.MessageAttributes ?? {}).flatMap(([name, { StringValue }]) =>
      StringValue === undefined ? [] : [[name, StringValue]],
    ),
  ),
});

export const deadLetters = (client: SQSClient, urls: Readonly<Record<DeadLetterQueue, string>>): DeadLetters => {
  const receive = async (queue: DeadLetterQueue, seconds: number): Promise<readonly HeldLetter[]> => {
    const ask = new ReceiveMessageCommand({
      QueueUrl: urls[queue],
      MaxNumberOfMessages: BATCH,
      VisibilityTimeout: seconds,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
    });
    return ((await calling('sqs', () => client.send(ask))).Messages ?? []).map(letterOf);
  };
  const release = async (queue: DeadLetterQueue, letters: readonly HeldLetter[]): Promise<void> => {
    for (let from = 0; from < letters.length; from += BATCH) {
      const Entries = letters
        .slice(from, from + BATCH)
        .map(({ receipt }, at) => ({ Id: String(at), ReceiptHandle: receipt, VisibilityTimeout: 0 }));
      const back = new ChangeMessageVisibilityBatchCommand({ QueueUrl: urls[queue], Entries });
      await calling('sqs', () => client.send(back));
    }
  };
  const receiveUpTo = async (queue: DeadLetterQueue, most: number, seconds: number): Promise<readonly HeldLetter[]> => {
    const all = new Map<string, HeldLetter>();
    try {
      while (all.size < most) {
        const some = await receive(queue, seconds);
        if (some.length === 0) break;
        for (const one of some) all.set(one.id, one);
      }
      return [...all.values()];
    } catch (error) {
      // what was received before is not to wait for its time to be over
      await release(queue, [...all.values()]).catch(() => undefined);
      throw error;
    }
  };
  const attributes = async (queue: DeadLetterQueue) => {
    const ask = new GetQueueAttributesCommand({
      QueueUrl: urls[queue],
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'QueueArn'],
    });
    return (await calling('sqs', () => client.send(ask))).Attributes ?? {};
  };
  return {
    waiting: async (queue) => {
      const { ApproximateNumberOfMessages: seen, ApproximateNumberOfMessagesNotVisible: hidden } = await attributes(queue);
      return Number(seen ?? 0) + Number(hidden ?? 0);
    },
    look: async (queue, most) => {
      const letters = await receiveUpTo(queue, most, LOOK_SECONDS);
      await release(queue, letters);
      return letters;
    },
    take: (queue, most) => receiveUpTo(queue, most, TAKE_SECONDS),
    release,
    remove: async (queue, { receipt }) => {
      await calling('sqs', () => client.send(new DeleteMessageCommand({ QueueUrl: urls[queue], ReceiptHandle: receipt })));
    },
    moveBack: async (queue) => {
      const { QueueArn: SourceArn } = await attributes(queue);
      try {
        await calling('sqs', () => client.send(new StartMessageMoveTaskCommand({ SourceArn })));
        return 'moving';
      } catch (error) {
        // SQS takes one such order a queue at a time
        if (error instanceof Error && error.name === 'UnsupportedOperation') return 'moving_already';
        throw error;
      }
    },
  };
};
