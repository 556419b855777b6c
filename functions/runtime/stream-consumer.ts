import middy from '@middy/core';
import * as z from 'zod';
import type { Log } from '../../application/log.ts';
import { Unpublishable } from '../../domain/errors.ts';
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

/** an image of a row that is none */
class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow';
}

/** a row that can never be told of: one nobody can read, or one the bus will never take */
const isPoison = (error: unknown): error is Error =>
  error instanceof Unpublishable || error instanceof z.ZodError || error instanceof UnreadableRow;

interface Image {
  readonly sequenceNumber: string;
  readonly image: Readonly<Record<string, unknown>>;
}

/** Puts a row that can never be told of where a person finds it. Throws ServiceUnavailable, and the row comes again */
export type SetAside = (one: Image, error: Error) => Promise<void>;

/**
 * A consumer of the table's stream with ReportBatchItemFailures; only inserts reach the handler. When the whole batch fails it is
 * taken row by row, so that what went before the trouble is not told again and what comes after it keeps its order: a row that can never
 * be told of is set aside at once and stops nobody; of the others the first that fails is reported, and the stream comes back from there.
 */
export const streamConsumer = (
  plain: (image: unknown) => unknown,
  handler: (appeared: readonly Appeared[]) => Promise<void>,
  log: Log,
  setAside: SetAside,
) => {
  const appearedOf = ({ sequenceNumber, image }: Image): Appeared => {
    try {
      return { sequenceNumber, row: plain(image) };
    } catch (error) {
      throw new UnreadableRow(error instanceof Error ? error.message : String(error));
    }
  };
  return middy(inTime)
    .onError((request) => {
      log.error('stream.failed', { error: request.error?.name, errorMessage: request.error?.message });
    })
    .handler(async (event: unknown): Promise<BatchResult> => {
      const images = batch
        .parse(event)
        .Records.flatMap(({ eventName, dynamodb: { SequenceNumber, NewImage } }): Image[] =>
          eventName === 'INSERT' && NewImage !== undefined ? [{ sequenceNumber: SequenceNumber, image: NewImage }] : [],
        );
      try {
        await handler(images.map(appearedOf));
        return { batchItemFailures: [] };
      } catch (error) {
        log.warn('stream.batch-failed', { rows: images.length, error: error instanceof Error ? error.name : 'unknown' });
      }
      for (const one of images) {
        const { sequenceNumber } = one;
        try {
          try {
            await handler([appearedOf(one)]);
          } catch (error) {
            if (!isPoison(error)) throw error;
            await setAside(one, error);
            log.error('stream.row-set-aside', { sequenceNumber, error: error.name, errorMessage: error.message });
          }
        } catch (error) {
          const { name, message } = error instanceof Error ? error : { name: 'unknown', message: String(error) };
          log.error('stream.row-failed', { sequenceNumber, error: name, errorMessage: message });
          return { batchItemFailures: [{ itemIdentifier: sequenceNumber }] };
        }
      }
      return { batchItemFailures: [] };
    });
};
