import * as z from 'zod';
import { instant, segment, shortLine, timeZone } from '../values.ts';

/** what an alert looks at: of the whole day as it is expected now, what came, what waits, what is late, and how many came back */
export const watchedFigures = ['expected', 'came', 'open', 'overdue', 'decided', 'minutes'] as const;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** what somebody wants to be told of: a figure of a queue or of all, for some merchants or all, beyond a threshold, within some hours */
export const watchWish = z.object({
  title: shortLine,
  /** key of policy's queue; all of them when not said */
  queue: shortLine.optional(),
  /** which merchants: all of them when nothing is said */
  country: z.string().length(2).optional(),
  segment: segment.optional(),
  pspClient: shortLine.optional(),
  team: shortLine.optional(),
  figure: z.enum(watchedFigures),
  direction: z.enum(['above', 'below']),
  threshold: z.number().min(0).max(10_000_000),
  /** from one clock time to another, on every day: closing before it opens is past midnight */
  from: clock,
  to: clock,
  timeZone,
  /** shown in the console, or told by the summary at the start of the shift too */
  channel: z.enum(['console', 'summary']),
  /** whose it is: one's own, or the whole desk's, which every colleague sees and may follow */
  whose: z.enum(['person', 'desk']),
});
export type WatchWish = z.infer<typeof watchWish>;

export const watchRule = watchWish.extend({
  id: z.string().min(1),
  version: z.int().min(0),
  by: z.string().min(1),
  madeAt: instant,
  /** who is told: the author, and of the desk's whoever follows it */
  followers: z.array(z.string().min(1)).max(200),
  /** nothing is told of it until then */
  snoozedUntil: instant.optional(),
  /** it was beyond its threshold when last looked at: it is told of once, until it has been within again */
  beyondSince: instant.optional(),
  stoppedAt: instant.optional(),
});
export type WatchRule = z.infer<typeof watchRule>;

/** what became of an alert: one line of its history */
export const watchEntry = z.object({
  id: z.string().min(1),
  ruleId: z.string().min(1),
  at: instant,
  what: z.enum(['raised', 'over', 'snoozed', 'made', 'stopped', 'followed', 'left']),
  title: z.string(),
  value: z.number().optional(),
  threshold: z.number().optional(),
  /** who did it; absent where time did */
  by: z.string().optional(),
  until: instant.optional(),
});
export type WatchEntry = z.infer<typeof watchEntry>;
