import * as z from 'zod';
import { instant, itemBase, minor } from '../values.ts';
import { caseInHand } from './case-parts.ts';

export const healthFactor = z.object({
  factor: z.enum(['ramp', 'recency', 'refunds', 'csat', 'cases']),
  /** 0..1, null when there is nothing to measure yet */
  value: z.number().nullable(),
  weight: z.number(),
  /** points of the score that come from this factor */
  contribution: z.number(),
});
export const health = z.object({
  score: z.number(),
  band: z.enum(['healthy', 'at_risk', 'critical']),
  at: instant,
  factors: z.array(healthFactor),
});
export type Health = z.infer<typeof health>;

/** id is `d7`, `d30`, `d90`, or `drop-<n>` when a fall against the baseline brought it */
export const checkIn = z.object({
  ...itemBase,
  kind: z.literal('check_in'),
  day: z.int().min(0),
  scheduledFor: instant,
  status: z.enum(['scheduled', 'due', 'closed']),
  run: z.string().optional(),
  health: health.optional(),
  closedAt: instant.optional(),
  /** due index: scheduledFor while scheduled */
  dueAt: instant.optional(),
});
export type CheckIn = z.infer<typeof checkIn>;

/** after the last check-in the merchant stays watched against its own baseline; id is `baseline` */
export const watch = z.object({
  ...itemBase,
  kind: z.literal('watch'),
  since: instant,
  /** typical days between sales of this merchant, null before it has a rhythm */
  rhythmDays: z.number().nullable(),
  baselineWeeklyMinor: minor.nullable(),
  drops: z.int().min(0),
  lastDropAt: instant.optional(),
  dueAt: instant.optional(),
});
export type Watch = z.infer<typeof watch>;

/** what a merchant may ask about */
export const requestTopic = z.enum(['payment', 'payout', 'account', 'integration', 'fees', 'other']);
export type RequestTopic = z.infer<typeof requestTopic>;

/** what a case is when a merchant asked on its page; its messages are kept apart (model/case-message.ts) */
export const caseRequest = z.object({
  topic: requestTopic,
  /** as the merchant typed it */
  paymentReference: z.string().optional(),
  /** address of the member who asked */
  askedBy: z.string().min(1),
  /** hash of what was asked: the same asked again is the same request */
  asked: z.string(),
  /** who writes next: whoever did not write last */
  waitingOn: z.enum(['operations', 'merchant']),
  /** how many messages there are */
  messages: z.int().positive(),
  /** how many the merchant has sent since our last answer */
  unanswered: z.int().min(0),
  answeredAt: instant.optional(),
  /** each time it was closed, ascending; of requests from before this was kept, none */
  closings: z.array(instant).optional(),
  /** 1..5, and when */
  rating: z.int().min(1).max(5).optional(),
  ratedAt: instant.optional(),
});
export type CaseRequest = z.infer<typeof caseRequest>;

/** a care matter: from the help desk, whose id it has, or asked on the merchant's page */
export const careCase = z.object({
  ...itemBase,
  kind: z.literal('case'),
  title: z.string().min(1),
  severity: z.enum(['low', 'normal', 'high']),
  openedAt: instant,
  /** the latest opening, where it was opened again */
  reopenedAt: instant.optional(),
  /** the latest closing, unless it was opened after it */
  closedAt: instant.optional(),
  request: caseRequest.optional(),
  /** how many messages are kept of it, where a help desk keeps the letters */
  written: z.int().positive().optional(),
  ...caseInHand,
});
export type CareCase = z.infer<typeof careCase>;

/** one offer to rate; id is what it was offered for: `d30`, `case-123` */
export const csat = z.object({
  ...itemBase,
  kind: z.literal('csat'),
  offeredAt: instant,
  rating: z.int().min(1).max(5).optional(),
  comment: z.string().optional(),
  ratedAt: instant.optional(),
});
export type Csat = z.infer<typeof csat>;
