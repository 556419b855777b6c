import { z } from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import { within } from '../../gateway/query-error-codes.ts';
import { type Message, receiptHandle } from './message.ts';
import { type MessageAttributes, md5, md5OfAttributes } from './message-md5.ts';
import type { Queue } from './queue.ts';
import { isQueueAttribute } from './queue-settings.ts';
import type { Queues } from './sqs-queues.ts';

export const Receive = z.object({
  QueueUrl: z.string(),
  AttributeNames: z.array(z.string()).optional(),
  MessageSystemAttributeNames: z.array(z.string()).optional(),
  MessageAttributeNames: z.array(z.string()).optional(),
  MaxNumberOfMessages: z.number().optional(),
  VisibilityTimeout: z.number().optional(),
  WaitTimeSeconds: z.number().optional(),
  ReceiveRequestAttemptId: z.string().optional(),
});
export type Receive = z.infer<typeof Receive>;

/** names the older parameter takes as well, for whatever they may mean of a message */
const SYSTEM_NAMES: ReadonlySet<string> = new Set([
  'All',
  'SenderId',
  'SentTimestamp',
  'ApproximateReceiveCount',
  'ApproximateFirstReceiveTimestamp',
  'SequenceNumber',
  'MessageDeduplicationId',
  'MessageGroupId',
  'AWSTraceHeader',
  'DeadLetterQueueSourceArn',
]);

export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly MD5OfBody: string;
  readonly Body: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: MessageAttributes;
  readonly MD5OfMessageAttributes?: string;
}

/** Receives up to ten messages, waiting for the first one in virtual time when asked to. */
export async function receiveMessage(kernel: Kernel, queues: Queues, queue: Queue, input: Receive): Promise<ReceivedMessage[]> {
  const most = within(input.MaxNumberOfMessages ?? 1, 'MaxNumberOfMessages', 1, 10, 'Must be between 1 and 10, if provided');
  const timeout = within(
    input.VisibilityTimeout ?? queue.settings.visibilityTimeout,
    'VisibilityTimeout',
    0,
    43200,
    'Must be between 0 and 43200, if provided',
  );
  const wait = within(
    input.WaitTimeSeconds ?? queue.settings.waitSeconds,
    'WaitTimeSeconds',
    0,
    20,
    'Must be >= 0 and <= 20, if provided',
  );
  const unknown = [...(input.MessageSystemAttributeNames ?? []), ...(input.AttributeNames ?? [])].find(
    (name) => !SYSTEM_NAMES.has(name) && !isQueueAttribute(name),
  );
  if (unknown !== undefined) throw new AwsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  const deadline = kernel.now() + wait * 1000;
  for (;;) {
    const messages = take(kernel, queues, queue, most, timeout);
    if (messages.length > 0) return messages.map((message) => show(queue, message, input));
    if (kernel.now() >= deadline) return [];
    await kernel.awaitingClock(somethingOr(kernel, queue, deadline));
  }
}

function take(kernel: Kernel, queues: Queues, queue: Queue, most: number, timeout: number): Message[] {
  if (queue.crowded)
    throw new AwsError('OverLimit', 'Too many messages in flight: the limit for a standard queue is 120000.', 403);
  const taken: Message[] = [];
  while (taken.length < most) {
    const message = queue.next();
    if (message === undefined) break;
    if (bury(kernel, queues, queue, message)) continue;
    queue.receive(message, timeout);
    taken.push(message);
  }
  return taken;
}

/** a message received as often as the redrive policy allows goes to the dead-letter queue instead, with its age and count */
function bury(kernel: Kernel, queues: Queues, queue: Queue, message: Message): boolean {
  const redrive = queue.settings.redrive;
  if (redrive === undefined || message.receives < redrive.maxReceiveCount || !queues.has(redrive.deadLetterTargetArn))
    return false;
  queue.remove(message);
  queues.byArn(redrive.deadLetterTargetArn).add({ ...message, visibleAt: kernel.now(), deadLetterSource: queue.arn });
  kernel.usage.add(`sqs:dead-letters:${queue.name}`, 1);
  return true;
}

function somethingOr(kernel: Kernel, queue: Queue, deadline: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = { watching: () => {} };
    const timer = kernel.at(deadline, `sqs ${queue.name} long poll ends`, () => {
      stop.watching();
      resolve();
    });
    stop.watching = queue.watch(() => {
      stop.watching();
      timer.cancel();
      resolve();
    });
  });
}

/** a message handed out before, with everything there is to it */
export const shownAgain = (queue: Queue, message: Message): ReceivedMessage =>
  show(queue, message, { QueueUrl: '', MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'] });

function show(queue: Queue, message: Message, input: Receive): ReceivedMessage {
  const wanted = new Set([...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])]);
  const system = wanted.size === 0 ? {} : pick(systemAttributes(message), (name) => wanted.has('All') || wanted.has(name));
  const names = input.MessageAttributeNames ?? [];
  const own = pick(message.attributes, (name) =>
    names.some(
      (asked) =>
        asked === 'All' || asked === '.*' || asked === name || (asked.endsWith('.*') && name.startsWith(asked.slice(0, -1))),
    ),
  );
  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandle(queue.name, message),
    MD5OfBody: md5(message.body),
    Body: message.body,
    ...(Object.keys(system).length > 0 && { Attributes: system }),
    ...(Object.keys(own).length > 0 && { MessageAttributes: own, MD5OfMessageAttributes: md5OfAttributes(own) }),
  };
}

const systemAttributes = (message: Message): Record<string, string> => ({
  SenderId: message.sender,
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  ApproximateReceiveCount: String(message.receives),
  SentTimestamp: String(message.sentAt),
  ...(message.deadLetterSource !== undefined && { DeadLetterQueueSourceArn: message.deadLetterSource }),
  ...(message.traceHeader !== undefined && { AWSTraceHeader: message.traceHeader }),
});

const pick = <Value>(record: Readonly<Record<string, Value>>, wanted: (name: string) => boolean): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => wanted(name)));
