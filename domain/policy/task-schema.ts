import * as z from 'zod';
import { days } from '../calendar/business-calendar.ts';

/** a queue of manual work; its service level counts in business hours of its calendar */
export const queuePolicy = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string().min(1),
  /** key of policy.calendars: the desk's, not the merchant's */
  calendar: z.string().min(1),
  /** business hours from opening to decision */
  slaHours: z.number().positive().max(2_000),
  /** what may be decided there */
  choices: z.array(z.string().min(1)).min(1),
  /** where an overdue task is shown too */
  escalatesTo: z.string().optional(),
});
export type QueuePolicy = z.infer<typeof queuePolicy>;

export const taskPolicy = z.object({
  queues: z.array(queuePolicy).min(1),
  /** which queue takes which work */
  routing: z.object({
    deadlineMissed: z.string().min(1),
    riskReview: z.string().min(1),
    careCritical: z.string().min(1),
    overdue: z.string().min(1),
  }),
  /** days after its service level up to which anybody who works a task may put it aside; beyond it only a lead */
  maximumSnoozeDays: days.default(14),
  /** when a decision needs two people */
  fourEyes: z.object({
    queues: z.array(z.string()),
    riskScoreAtLeast: z.number(),
    declaredMonthlyVolumeAtLeastMinor: z.record(z.string(), z.int().positive()),
    anyScreeningHit: z.boolean(),
  }),
});
export type TaskPolicy = z.infer<typeof taskPolicy>;
