import middy from '@middy/core';
import type * as z from 'zod';
import type { Log } from '../../application/log.ts';
import { inTime } from './in-time.ts';

/** what a schedule calls: it brings nothing that matters, the time is the clock's */
export const schedule = <Answer>(handler: () => Promise<Answer>, log: Log) =>
  middy(inTime)
    .onError((request) => {
      log.error('schedule.failed', { error: request.error?.name, errorMessage: request.error?.message });
    })
    .handler(async (_event: unknown): Promise<Answer> => handler());

/** the same where the schedule says what to do. Throws ZodError naming the field when its input is not what was agreed */
export const scheduledWith = <Input extends z.ZodType, Answer>(
  wanted: Input,
  handler: (input: z.infer<Input>) => Promise<Answer>,
  log: Log,
) =>
  middy(inTime)
    .onError((request) => {
      log.error('schedule.failed', { error: request.error?.name, errorMessage: request.error?.message });
    })
    .handler(async (event: unknown): Promise<Answer> => handler(wanted.parse(event)));
