import middy from '@middy/core';
import * as z from 'zod';
import type { Log } from '../../application/log.ts';
import { inTime } from './in-time.ts';
import type { BatchResult } from './queue-consumer.ts';

const batch = z.looseObject({
  Records: z
    .array(z.looseObject({ dynamodb: z.looseObject({ NewImage: z.record(z.string(), z.unknown()).optional() }) }))
    .default([]),
});

/** A gathered batch of the table's stream that is taken in as a whole: when it fails all of it comes again. A row that cannot be read is none. */
export const gatheredRows = (
  plain: (image: unknown) => unknown,
  handler: (rows: readonly unknown[]) => Promise<void>,
  log: Log,
) => {
  const rowOf = (image: unknown): readonly unknown[] => {
    try {
      return [plain(image)];
    } catch {
      log.error('stream.row-unreadable', {});
      return [];
    }
  };
  return middy(inTime)
    .onError((request) => {
      log.error('stream.failed', { error: request.error?.name, errorMessage: request.error?.message });
    })
    .handler(async (event: unknown): Promise<BatchResult> => {
      const { Records } = batch.parse(event);
      await handler(Records.flatMap(({ dynamodb: { NewImage } }) => (NewImage === undefined ? [] : rowOf(NewImage))));
      return { batchItemFailures: [] };
    });
};
