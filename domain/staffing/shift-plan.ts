import * as z from 'zod';
import { day, instant, timeZone } from '../values.ts';
import { writtenShift } from './written-shift.ts';

const share = z.number().gt(0).max(1);
const clock = z.string().regex(/^([01]\d|2[0-3]):(00|30)$/);

/** weeks of real work a plan is judged on */
export const judgedWeeks = 8;
/** half hours of the longest history that is frozen with a plan: thirteen weeks */
const mostHalfHours = 13 * 7 * 48;

/** what somebody asks for: whose work, when it is done, how long it takes, and until when it must be */
export const planWish = z.object({
  /** key of one of policy's queues; all of them when not said */
  queue: z.string().min(1).max(80).optional(),
  /** minutes of work of a task */
  handlingMinutes: z.number().min(0.1).max(2_000),
  /** open hours from opening to decision */
  slaOpenHours: z.number().min(0.5).max(2_000),
  /** of every day; closing before it opens is past midnight, closing when it opens is around the clock */
  opens: clock,
  closes: clock,
  /** occupancy × (1 − shrinkage) */
  effective: share,
  /** how much of the work should be in time */
  attainment: share,
  /** weekdays on which five days of work may begin: 1 is Monday to Friday, 7 Sunday to Thursday */
  patterns: z.array(z.int().min(1).max(7)).min(1).max(7),
  /** weeks of history to plan on */
  weeks: z.int().min(2).max(13),
  /** whose clock all hours are of */
  timeZone,
});
export type PlanWish = z.infer<typeof planWish>;

/** a wish with the work it was planned on: nothing read later changes what it says */
export const planInputs = planWish.extend({
  /** Monday of the week it is for */
  week: day,
  /** last day of the history, and its days */
  until: day,
  days: z
    .int()
    .min(1)
    .max(13 * 7),
  /** half hours in which work came, counted from the first day's midnight by the zone's clock, and how much */
  came: z
    .array(z.tuple([z.int().min(0).max(mostHalfHours), z.int().min(1).max(100_000)]))
    .min(1)
    .max(mostHalfHours),
});
export type PlanInputs = z.infer<typeof planInputs>;

/** what a plan would have done on real weeks */
export const planJudgement = z.object({
  attainment: z.number(),
  worstWeek: z.number(),
  tasks: z.int(),
  late: z.int(),
  weeks: z.array(z.object({ from: day, met: z.int(), of: z.int() })),
});
export type PlanJudgement = z.infer<typeof planJudgement>;

export const planShiftsField = z.array(writtenShift).min(1).max(400);

/** shifts for a week as somebody published them; it never changes, a later one stands beside it */
export const shiftPlan = z.object({
  id: z.string().min(1),
  ...planInputs.shape,
  shifts: planShiftsField,
  judged: planJudgement,
  publishedBy: z.string().min(1),
  publishedAt: instant,
});
export type ShiftPlan = z.infer<typeof shiftPlan>;
