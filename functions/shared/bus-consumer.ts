import middy from '@middy/core';
import * as z from 'zod';
import type { Log } from './logger.ts';

const delivery = z.looseObject({ id: z.string(), source: z.string(), 'detail-type': z.string(), detail: z.unknown() });

/** one event as the bus delivers it; `detail` is untouched: the handler parses it, because a bad one belongs on the rejected list */
export interface Delivery {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly detail: unknown;
}

/** A consumer of bus events (asynchronous invocation: a throw is retried twice by Lambda, then the event goes to the dead-letter queue). */
export const busConsumer = (handler: (event: Delivery) => Promise<void>, log: Log) =>
  middy({ timeoutEarlyInMillis: 0 })
    .onError((request) => {
      const parsed = delivery.safeParse(request.event);
      const { id, type } = parsed.success ? { id: parsed.data.id, type: parsed.data['detail-type'] } : {};
      log.error('event.failed', { id, type, error: request.error?.name, message: request.error?.message });
    })
    .handler(async (event: unknown): Promise<void> => {
      const { id, source, 'detail-type': type, detail } = delivery.parse(event);
      await handler({ id, source, type, detail });
    });
