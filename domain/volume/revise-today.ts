import * as z from 'zod';
import { reviseBy, seenAt } from '../forecast/revise-day.ts';
import { day, instant } from '../values.ts';
import type { QueueForecast } from './made-forecast.ts';

/** a queue's day as it is seen when an hour begins */
export const revisedQueue = z.object({
  queue: z.string().min(1),
  soFar: z.number(),
  expectedSoFar: z.number(),
  unrevised: z.number(),
  revised: z.number(),
  ratio: z.number().nullable(),
  usual: z.tuple([z.number(), z.number()]).nullable(),
  alert: z.enum(['high', 'low']).nullable(),
});
export type RevisedQueue = z.infer<typeof revisedQueue>;

/** every queue at one hour (UTC) of a day; it never changes, and stands beside the forecast of the evening before */
export const revisedHour = z.object({ day, hour: z.int().min(0).max(23), at: instant, queues: z.array(revisedQueue) });
export type RevisedHour = z.infer<typeof revisedHour>;

const hundredth = (value: number): number => Math.round(value * 100) / 100;

/** A queue's day at the beginning of an hour, by what was forecast for it the evening before and what came since midnight. */
export const reviseToday = (made: QueueForecast, came: readonly number[], hour: number): RevisedQueue => {
  const seen = reviseBy(seenAt(made.hours, came, hour), made.usual[hour] ?? null);
  return {
    ...{ queue: made.queue, soFar: seen.soFar, expectedSoFar: hundredth(seen.expectedSoFar) },
    ...{ unrevised: hundredth(seen.unrevised), revised: hundredth(seen.revised), alert: seen.alert },
    ratio: seen.ratio === null ? null : hundredth(seen.ratio),
    usual: seen.usual === null ? null : [seen.usual[0], seen.usual[1]],
  };
};
