import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import * as z from 'zod';
import type { Log } from './logger.ts';
import type { BatchResult } from './queue-consumer.ts';

const isImage = (value: unknown): value is Record<string, AttributeValue> => typeof value === 'object' && value !== null;
const batch = z.object({
  Records: z.array(
    z.looseObject({
      eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
      dynamodb: z.looseObject({
        SequenceNumber: z.string(),
        NewImage: z.custom<Record<string, AttributeValue>>(isImage).optional(),
      }),
    }),
  ),
});

/** a row that appeared in the table */
export interface StreamRecord {
  readonly sequenceNumber: string;
  readonly image: Record<string, AttributeValue>;
}

/**
 * A consumer of the table's stream with ReportBatchItemFailures. The handler answers with the sequence number of the first record that
 * must come again (everything after it comes again too, in order), or undefined when all went well. Only inserts reach it.
 */
export const streamConsumer = (handler: (records: readonly StreamRecord[]) => Promise<string | undefined>, log: Log) =>
  middy({ timeoutEarlyInMillis: 0 })
    .onError((request) => {
      log.error('stream.failed', { error: request.error?.name, message: request.error?.message });
    })
    .handler(async (event: unknown): Promise<BatchResult> => {
      const inserted = batch
        .parse(event)
        .Records.flatMap((record) =>
          record.eventName === 'INSERT' && record.dynamodb.NewImage !== undefined
            ? [{ sequenceNumber: record.dynamodb.SequenceNumber, image: record.dynamodb.NewImage }]
            : [],
        );
      const failed = await handler(inserted);
      if (failed === undefined) return { batchItemFailures: [] };
      log.warn('stream.partly-failed', { sequenceNumber: failed });
      return { batchItemFailures: [{ itemIdentifier: failed }] };
    });
