import middy from '@middy/core';
import type { Log } from './logger.ts';

/** what a schedule calls: it brings nothing that matters, the time is the clock's */
export const schedule = <Answer>(handler: () => Promise<Answer>, log: Log) =>
  middy({ timeoutEarlyInMillis: 0 })
    .onError((request) => {
      log.error('schedule.failed', { error: request.error?.name, errorMessage: request.error?.message });
    })
    .handler(async (_event: unknown): Promise<Answer> => handler());
