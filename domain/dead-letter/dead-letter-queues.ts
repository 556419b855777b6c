import * as z from 'zod';

/** where messages end that nobody could deliver or process (docs/adr/0004) */
export const deadLetterQueue = z.enum([
  'undelivered',
  'unprocessed',
  'unpublished',
  'payments-dead',
  'due-dead',
  'emails-dead',
  'documents-dead',
  'hooks-dead',
]);
export type DeadLetterQueue = z.infer<typeof deadLetterQueue>;

/**
 * How a queue's messages are tried again: moved back to the queue they came from by SQS itself, put on the bus as the events they hold,
 * or not at all by a button: what is in `unpublished` names rows of the table's stream and holds none of them.
 */
export const replayOf = {
  undelivered: 'bus',
  unprocessed: 'bus',
  unpublished: 'none',
  'payments-dead': 'source',
  'due-dead': 'source',
  'emails-dead': 'source',
  'documents-dead': 'source',
  'hooks-dead': 'source',
} as const satisfies Record<DeadLetterQueue, 'bus' | 'source' | 'none'>;
