import * as z from 'zod';
import { day, instant } from '../values.ts';

/** somebody moved work for a while: a team has this share of a queue, or none, until an instant; the others keep their proportions */
export const shareOverride = z.object({
  id: z.string().min(1),
  team: z.string().min(1),
  /** percent of the queue; 0: nothing more */
  share: z.number().min(0).max(100),
  from: instant,
  until: instant,
  reason: z.string().min(1),
  by: z.string().min(1),
});
export type ShareOverride = z.infer<typeof shareOverride>;

const whole = z.int().min(0);

/** what the teams of one queue were given: one item a queue, read and written in the transaction that opens a task */
export const queueLoad = z.object({
  queue: z.string().min(1),
  version: whole,
  /** by allocation: the shares that are counted for, and what each team was given since they are in effect */
  counts: z.record(z.string(), z.object({ shares: z.string(), assigned: z.record(z.string(), whole) })),
  /** by team: its running day by its own clock, what it was given then, and what it has open now */
  teams: z.record(z.string(), z.object({ day, today: whole, open: whole })),
  overrides: z.array(shareOverride),
});
export type QueueLoad = z.infer<typeof queueLoad>;

export const emptyLoad = (queue: string): QueueLoad => ({ queue, version: 0, counts: {}, teams: {}, overrides: [] });

/** those that are in effect at an instant (ISO 8601 UTC), of a team the latest */
export const overridesAt = ({ overrides }: Pick<QueueLoad, 'overrides'>, now: string): readonly ShareOverride[] => {
  const running = overrides.filter(({ from, until }) => from <= now && now < until);
  return running.filter((one, at) => running.findLastIndex(({ team }) => team === one.team) === at);
};
