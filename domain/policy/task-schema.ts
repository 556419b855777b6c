import * as z from 'zod';
import { days } from '../calendar/business-calendar.ts';

/** in place of a calendar's key: that of the country of the merchant a task is about */
export const ofTheMerchant = 'merchant';

/** a queue of manual work; its service level counts in business hours of its calendar */
export const queuePolicy = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string().min(1),
  /** key of policy.calendars, the team's own; `merchant`: that of the merchant's country */
  calendar: z.string().min(1),
  /** business hours from opening to decision */
  slaHours: z.number().positive().max(2_000),
  /** what may be decided there */
  choices: z.array(z.string().min(1)).min(1),
  /** where an overdue task is shown too */
  escalatesTo: z.string().optional(),
  /** people may raise work in it by hand */
  byHand: z.boolean().default(false),
  /** its tasks are calls: the hours by the merchant's clock in which it is best reached, and what to go through with it */
  call: z
    .object({
      from: z.string().regex(/^\d{2}:\d{2}$/),
      to: z.string().regex(/^\d{2}:\d{2}$/),
      script: z.array(z.string().min(1)).min(1),
    })
    .optional(),
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
    /** queue of requirements that wait on operations, unless the catalogue names another queue; without it no task opens */
    verification: z.string().min(1).optional(),
    /** queue of follow-ups on a chosen day; without it no contact can have a follow-up */
    followUp: z.string().min(1).optional(),
    /** cases the help desk opened, whatever their severity; without one no task opens */
    caseOpened: z.string().min(1).optional(),
    /** prices to agree: two people do above policy's volume */
    pricing: z.string().min(1).optional(),
    /** hits of a list that was loaded, of merchants past their risk check; without one nobody is screened again */
    screening: z.string().min(1).optional(),
    /** payment methods that operations hand to a provider to board; without one no task opens */
    boarding: z.string().min(1).optional(),
    /** account changes: who calls a known contact back, judges an answer about the holder, approves, and looks into an objection */
    callBack: z.string().min(1).optional(),
    accountHolder: z.string().min(1).optional(),
    changeApproval: z.string().min(1).optional(),
    security: z.string().min(1).optional(),
  }),
  /** days after its service level up to which anybody who works a task may put it aside; beyond it only a lead */
  maximumSnoozeDays: days.default(14),
  /** when colleagues are mailed what concerns them: on working days of this calendar from this clock time on; without it nobody is */
  digest: z.object({ calendar: z.string().min(1), at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }).optional(),
  /** when a decision needs two people */
  fourEyes: z.object({
    queues: z.array(z.string()),
    riskScoreAtLeast: z.number(),
    declaredMonthlyVolumeAtLeastMinor: z.record(z.string(), z.int().positive()),
    anyScreeningHit: z.boolean(),
  }),
});
export type TaskPolicy = z.infer<typeof taskPolicy>;
