import { z } from 'zod';
import { AwsError, type CallContext, type Kernel } from '../../contract.ts';
import { invalid, missing, within } from '../../gateway/query-error-codes.ts';
import { checkMessageAttributes, checkSystemAttributes } from './check-message-attributes.ts';
import { md5, md5OfAttributes, messageBytes } from './message-md5.ts';
import type { Queue } from './queue.ts';

const Attribute = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.instanceof(Uint8Array).optional(),
});

export const Outgoing = z.object({
  MessageBody: z.string().optional(),
  DelaySeconds: z.number().optional(),
  MessageAttributes: z.record(z.string(), Attribute).optional(),
  MessageSystemAttributes: z.record(z.string(), Attribute).optional(),
  MessageGroupId: z.string().optional(),
  MessageDeduplicationId: z.string().optional(),
});
export type Outgoing = z.infer<typeof Outgoing>;

export interface SentMessage {
  readonly MessageId: string;
  readonly MD5OfMessageBody: string;
  readonly MD5OfMessageAttributes?: string;
  readonly MD5OfMessageSystemAttributes?: string;
}

/** the characters XML may hold: SQS takes no others */
const sendable = (body: string): boolean =>
  body.isWellFormed() && !/[^\x20-\ufffd]/.test(body.replaceAll(/[\t\n\r\u{10000}-\u{10ffff}]/gu, ''));

/** bytes this message counts for */
export const sizeOf = (input: Outgoing): number => messageBytes(input.MessageBody ?? '', input.MessageAttributes ?? {});

/** Puts one message on a queue, or says as SQS does why not. */
export function sendMessage(kernel: Kernel, queue: Queue, input: Outgoing, sender: CallContext['principal']): SentMessage {
  const body = input.MessageBody;
  if (body === undefined) throw missing('MessageBody');
  if (body.length === 0) throw missing('MessageBody');
  if (!sendable(body))
    throw new AwsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  if (input.MessageDeduplicationId !== undefined)
    throw invalid(
      `Value ${input.MessageDeduplicationId} for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    );
  const attributes = input.MessageAttributes ?? {};
  checkMessageAttributes(attributes);
  checkSystemAttributes(input.MessageSystemAttributes ?? {});
  const limit = queue.settings.maximumMessageSize;
  if (sizeOf(input) > limit)
    throw invalid(`One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`);
  const delay = within(input.DelaySeconds ?? queue.settings.delaySeconds, 'DelaySeconds', 0, 900);
  const now = kernel.now();
  const message = queue.add({
    id: kernel.uuid(),
    body,
    attributes,
    traceHeader: input.MessageSystemAttributes?.['AWSTraceHeader']?.StringValue,
    sender: senderId(kernel, sender),
    sentAt: now,
    visibleAt: now + delay * 1000,
  });
  return {
    MessageId: message.id,
    MD5OfMessageBody: md5(body),
    ...(Object.keys(attributes).length > 0 && { MD5OfMessageAttributes: md5OfAttributes(attributes) }),
    ...(input.MessageSystemAttributes && { MD5OfMessageSystemAttributes: md5OfAttributes(input.MessageSystemAttributes) }),
  };
}

function senderId(kernel: Kernel, principal: CallContext['principal']): string {
  if (principal.kind === 'role') return `AROALAPTOP:${principal.sessionName}`;
  return principal.kind === 'service' ? principal.service : kernel.account;
}
