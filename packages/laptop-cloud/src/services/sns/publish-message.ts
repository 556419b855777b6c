import * as z from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import type { Outgoing } from './sns-deliveries.ts';
import type { Protocol, Topics } from './sns-topics.ts';

const Input = z.strictObject({
  TopicArn: z.string(),
  Message: z.string().min(1),
  Subject: z
    .string()
    .max(100)
    .refine((text) => !/[\p{Cc}]/u.test(text), { error: 'no control characters' })
    .optional(),
  MessageStructure: z.literal('json').optional(),
});
const Structure = z.record(z.string(), z.string()).refine((texts) => texts.default !== undefined);
const MOST_BYTES = 262_144;

const invalid = (text: string): AwsError => new AwsError('InvalidParameter', `Invalid parameter: ${text}`);

/** the text for each protocol; SNS takes `default` for one that has none of its own */
function textsOf(message: string, structure: 'json' | undefined): (protocol: Protocol) => string {
  if (structure === undefined) return () => message;
  let texts: Readonly<Record<string, string>>;
  try {
    texts = Structure.parse(JSON.parse(message));
  } catch {
    throw invalid('Message Structure - No default entry in JSON message body');
  }
  return (protocol) => texts[protocol] ?? texts.default ?? '';
}

/** Publish: every subscriber has it when the call answers, in one block. */
export const publish = (kernel: Kernel, topics: Topics, outgoing: Outgoing) => (input: unknown) => {
  const { TopicArn, Message, Subject, MessageStructure } = parseInput(Input, input, 'InvalidParameter');
  const topic = topics.get(TopicArn);
  if (Buffer.byteLength(Message) > MOST_BYTES) throw invalid('Message too long');
  const textFor = textsOf(Message, MessageStructure);
  const messageId = kernel.uuid();
  kernel.usage.add('sns:published', 1);
  for (const { protocol, endpoint, raw } of topic.subscriptions.values()) {
    const text = textFor(protocol);
    const envelope = {
      Type: 'Notification',
      MessageId: messageId,
      TopicArn,
      ...(Subject !== undefined && { Subject }),
      Message: text,
      Timestamp: new Date(kernel.now()).toISOString(),
    };
    const body = protocol === 'email' || raw ? text : JSON.stringify(envelope, null, 2);
    outgoing.add({ messageId, topicArn: TopicArn, protocol, endpoint, subject: Subject ?? 'AWS Notification Message', body });
    kernel.usage.add(`sns:${protocol}`, 1);
  }
  return { MessageId: messageId };
};
