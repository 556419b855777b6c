import * as z from 'zod';
import { days, workingDays } from '../calendar/business-calendar.ts';
import { segment } from '../values.ts';
import { preparedAnswer } from './prepared-answer.ts';

const hours = z.number().positive().max(2_000);

export const milestonePolicy = z.object({
  /** `gmv_1000`, `orders_100` */
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  of: z.enum(['tpv', 'count']),
  /** minor units per currency for tpv; a currency not named has no such milestone */
  amountMinor: z.record(z.string(), z.int().positive()).optional(),
  /** number of captured payments for count */
  count: z.int().positive().optional(),
});
export type MilestonePolicy = z.infer<typeof milestonePolicy>;

const words = z.array(z.string().min(1)).optional();
/** which queue takes a case: the first rule whose lists all have what is known of it; a list left out has everything */
export const caseRoute = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  applies: z.object({ topics: words, providers: words, methods: words, languages: words, segments: z.array(segment).optional() }),
  queue: z.string().min(1),
});
export type CaseRoute = z.infer<typeof caseRoute>;

export const casePolicy = z.object({
  routes: z.array(caseRoute),
  /** business hours of the queue */
  firstReplyHours: hours,
  nextReplyHours: hours,
  workHours: hours,
  engineeringHours: hours,
  /** working days of the merchant after which a case it does not answer is closed */
  silenceDays: workingDays,
  /** providers that are asked about cases, each with its calendar and the business hours in which it answers */
  providers: z.array(z.object({ key: z.string().min(1), calendar: z.string().min(1), answerHours: hours })),
  /** what is often answered, in the languages of merchants */
  answers: z.array(preparedAnswer).max(100).default([]),
});
export type CasePolicy = z.infer<typeof casePolicy>;

/** what a merchant may try against failing attempts to pay */
export const conversionAdvice = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  /** as providers call them */
  reasons: z.array(z.string().trim().min(1).max(60)).min(1).max(40),
  /** by language; the English one where there is no other */
  texts: z.record(z.string(), z.string().trim().min(1).max(400)).refine((texts) => texts['en'] !== undefined, {
    error: 'Write the advice in English (en) too',
  }),
});
export type ConversionAdvice = z.infer<typeof conversionAdvice>;
const conversionPolicy = z.object({ advice: z.array(conversionAdvice).max(60) });
const noConversionAdvice: z.infer<typeof conversionPolicy> = { advice: [] };

export const carePolicy = z.object({
  milestones: z.array(milestonePolicy),
  /** days after activation on which a check-in run starts, ascending */
  checkInDays: z.array(days.int()).min(1),
  health: z.object({
    /** weights of the factors; they sum to 1 */
    weights: z.object({
      ramp: z.number().min(0),
      recency: z.number().min(0),
      refunds: z.number().min(0),
      csat: z.number().min(0),
      cases: z.number().min(0),
    }),
    /** score (0..100) from which a merchant is healthy; below atRiskFrom it is critical */
    healthyFrom: z.number().min(0).max(100),
    atRiskFrom: z.number().min(0).max(100),
    /** refund rate at which the factor is worth nothing */
    refundRateWorst: z.number().positive().max(1),
    /** open cases at which the factor is worth nothing */
    openCasesWorst: z.int().positive(),
    /** silence, in multiples of the merchant's own rhythm, at which recency is worth nothing */
    silenceWorstRhythms: z.number().positive(),
    /** rhythm assumed before the merchant has one */
    defaultRhythmDays: z.number().positive(),
  }),
  csat: z.object({
    offerAtCheckInDays: z.array(z.int().positive()),
    offerAfterCaseClosed: z.boolean(),
    minimumDaysBetweenOffers: z.int().min(0).max(1_000),
  }),
  /** days without a sale after which a merchant that sold before is dormant */
  dormantAfterSilentDays: days.int(),
  baseline: z.object({
    /** weeks the baseline is taken over */
    windowWeeks: z.int().positive(),
    /** fall against it, in percent, that brings care back */
    dropPercent: z.number().positive().max(100),
    checkEveryDays: days.int(),
    /** silence, in multiples of the merchant's own rhythm, that brings care back; never before `minimumSilentDays` */
    silentRhythms: z.number().positive().default(4),
    minimumSilentDays: days.int().default(14),
    minimumDaysBetweenDrops: z.int().min(0).max(1_000),
  }),
  /** what merchants ask on their page */
  requests: z
    .object({
      /** of one merchant, waiting for an answer at once */
      openAtOnce: z.int().positive().max(50),
      /** messages of the merchant that wait for an answer, in one request */
      unanswered: z.int().positive().max(50),
      /** messages of one request, of both sides */
      messages: z.int().positive().max(200),
      /** days after its end in which the merchant may open it again */
      reopenDays: days.int(),
    })
    .default({ openAtOnce: 5, unanswered: 10, messages: 60, reopenDays: 30 }),
  /** how cases are routed, and by when whoever must act acts */
  cases: casePolicy.default({
    ...{ routes: [], providers: [], answers: [], silenceDays: 5 },
    ...{ firstReplyHours: 8, nextReplyHours: 8, workHours: 16, engineeringHours: 80 },
  }),
  /** what to try when attempts to pay fail: of a reason the first advice that names it counts, `*` is every other */
  conversion: conversionPolicy.default(noConversionAdvice),
  referral: z.object({ rewardMinor: z.record(z.string(), z.int().positive()) }),
});
export type CarePolicy = z.infer<typeof carePolicy>;
