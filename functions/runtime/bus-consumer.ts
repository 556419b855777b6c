import middy from '@middy/core';
import { type Delivery, readDelivery } from '../../application/delivery.ts';
import type { Log } from '../../application/log.ts';
import { isOfRestricted } from '../../application/of-restricted.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { inTime } from './in-time.ts';

/**
 * A consumer of bus events (asynchronous invocation: a throw is retried twice by Lambda, then the event goes to the dead-letter queue). What
 * is about a restricted merchant is let go.
 */
export const busConsumer = (handler: (event: Delivery) => Promise<void>, log: Log) =>
  middy(inTime)
    .onError((request) => {
      const delivery = readDelivery(request.event);
      log.error('event.failed', {
        deliveryId: delivery?.id,
        type: delivery?.type,
        error: request.error?.name,
        errorMessage: request.error?.message,
      });
    })
    .handler(async (event: unknown): Promise<void> => {
      const delivery = readDelivery(event);
      if (delivery === undefined)
        throw new InvalidInput('event', 'is not an event of the bus; invoke this function through a rule only');
      try {
        await handler(delivery);
      } catch (error) {
        if (!isOfRestricted(error)) throw error;
        log.info('event.of-restricted', { deliveryId: delivery.id, type: delivery.type });
      }
    });
