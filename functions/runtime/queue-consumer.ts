import middy from '@middy/core';
import * as z from 'zod';
import type { Log } from '../../application/log.ts';
import { isOfRestricted } from '../../application/of-restricted.ts';
import { PutOff } from '../../application/put-off.ts';
import { inTime } from './in-time.ts';

const batch = z.object({
  Records: z.array(z.looseObject({ messageId: z.string(), receiptHandle: z.string(), body: z.string() })),
});

/** one message of a queue; `body` is untouched text: the handler parses it, because a bad one belongs on the rejected list */
export interface QueueMessage {
  readonly messageId: string;
  /** names this very delivery, to put the message off by */
  readonly receiptHandle: string;
  readonly body: string;
}
export interface BatchResult {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
}

/**
 * A consumer of an SQS batch with ReportBatchItemFailures. The handler answers with the messages that must come again;
 * if it throws, the whole batch comes again.
 */
export const queueConsumer = (handler: (messages: readonly QueueMessage[]) => Promise<readonly string[]>, log: Log) =>
  middy(inTime)
    .onError((request) => {
      log.error('batch.failed', { error: request.error?.name, errorMessage: request.error?.message });
    })
    .handler(async (event: unknown): Promise<BatchResult> => {
      const failed = await handler(
        batch.parse(event).Records.map(({ messageId, receiptHandle, body }) => ({ messageId, receiptHandle, body })),
      );
      if (failed.length > 0) log.warn('batch.partly-failed', { failed: failed.length });
      return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
    });

/** handles messages one by one; a message that throws comes again alone, and one about a restricted merchant is let go */
export const oneByOne =
  (handler: (message: QueueMessage) => Promise<void>, log: Log) =>
  async (messages: readonly QueueMessage[]): Promise<readonly string[]> => {
    const failed: string[] = [];
    for (const message of messages) {
      try {
        await handler(message);
      } catch (error) {
        if (isOfRestricted(error)) {
          log.info('message.of-restricted', { messageId: message.messageId });
          continue;
        }
        failed.push(message.messageId);
        if (error instanceof PutOff) log.info('message.put-off', { messageId: message.messageId, until: error.message });
        else log.error('message.failed', { messageId: message.messageId, ...describe(error) });
      }
    }
    return failed;
  };

const describe = (error: unknown): { readonly error: string; readonly errorMessage: string } =>
  error instanceof Error ? { error: error.name, errorMessage: error.message } : { error: 'unknown', errorMessage: String(error) };
