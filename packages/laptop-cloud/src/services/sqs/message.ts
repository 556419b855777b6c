import type { Instant } from '../../contract.ts';
import { badReceipt } from '../../gateway/query-error-codes.ts';
import type { MessageAttributes } from './message-md5.ts';

/** one message of one queue; `state` says where it is: waiting, hidden by a delay or a receiver, or gone */
export interface Message {
  readonly seq: number;
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly traceHeader: string | undefined;
  readonly sender: string;
  readonly sentAt: Instant;
  /** the queue it died in, when it came from one */
  readonly deadLetterSource: string | undefined;
  visibleAt: Instant;
  receives: number;
  firstReceivedAt: Instant | undefined;
  state: 'ready' | 'hidden' | 'gone';
}

/** what is needed to make one */
export interface NewMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly traceHeader?: string | undefined;
  readonly sender: string;
  readonly sentAt: Instant;
  readonly visibleAt: Instant;
  readonly receives?: number;
  readonly firstReceivedAt?: Instant | undefined;
  readonly deadLetterSource?: string | undefined;
}

/** a new message of the queue, not to be seen before it is placed */
export const messageOf = (seq: number, input: NewMessage): Message => ({
  seq,
  id: input.id,
  body: input.body,
  attributes: input.attributes,
  traceHeader: input.traceHeader,
  sender: input.sender,
  sentAt: input.sentAt,
  deadLetterSource: input.deadLetterSource,
  visibleAt: input.visibleAt,
  receives: input.receives ?? 0,
  firstReceivedAt: input.firstReceivedAt,
  state: 'hidden',
});

/** A handle names one receive of one message, so an older handle of the same message can be told from the newest. */
export const receiptHandle = (queue: string, message: Message): string =>
  Buffer.from(`${message.seq}:${message.receives}:${queue}:${message.id}`).toString('base64');

export function readReceipt(handle: string): { seq: number; receives: number; queue: string; id: string } {
  const parts = /^(\d+):(\d+):([^:]+):([^:]+)$/.exec(Buffer.from(handle, 'base64').toString('utf8'));
  const [, seq, receives, queue, id] = parts ?? [];
  if (seq === undefined || receives === undefined || queue === undefined || id === undefined) throw badReceipt(handle);
  return { seq: Number(seq), receives: Number(receives), queue, id };
}
