import middy from '@middy/core';
import * as z from 'zod';
import type { Log } from '../../application/log.ts';
import { inTime } from './in-time.ts';
import type { BatchResult } from './queue-consumer.ts';

const batch = z.object({
  Records: z.array(
    z.looseObject({
      eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
      dynamodb: z.looseObject({ SequenceNumber: z.string(), NewImage: z.record(z.string(), z.unknown()).optional() }),
    }),
  ),
});

/** a row that appeared in the table, as plain values */
export interface Appeared {
  readonly sequenceNumber: string;
  readonly row: unknown;
}

/**
 * A consumer of the table's stream with ReportBatchItemFailures; only inserts reach the handler. When the whole batch fails it is
 * taken row by row, so that what went before the trouble is not told again and what comes after it keeps its order: the first row that
 * fails is reported, and the stream comes back from there.
 */
export const streamConsumer = (
  plain: (image: unknown) => unknown,
  handler: (appeared: readonly Appeared[]) => Promise<void>,
  log: Log,
) =>
  middy(inTime)
    .onError((request) => {
      log.error('stream.failed', { error: request.error?.name, errorMessage: request.error?.message });
    })
    .handler(async (event: unknown): Promise<BatchResult> => {
      const appeared = batch
        .parse(event)
        .Records.flatMap(({ eventName, dynamodb: { SequenceNumber, NewImage } }) =>
          eventName === 'INSERT' && NewImage !== undefined ? [{ sequenceNumber: SequenceNumber, row: plain(NewImage) }] : [],
        );
      try {
        await handler(appeared);
        return { batchItemFailures: [] };
      } catch (error) {
        log.warn('stream.batch-failed', { rows: appeared.length, error: error instanceof Error ? error.name : 'unknown' });
      }
      for (const one of appeared) {
        try {
          await handler([one]);
        } catch (error) {
          const { name, message } = error instanceof Error ? error : { name: 'unknown', message: String(error) };
          log.error('stream.row-failed', { sequenceNumber: one.sequenceNumber, error: name, errorMessage: message });
          return { batchItemFailures: [{ itemIdentifier: one.sequenceNumber }] };
        }
      }
      return { batchItemFailures: [] };
    });
