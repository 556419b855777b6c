import * as z from 'zod';
import { businessCalendar } from '../calendar/business-calendar.ts';
import { instant } from '../values.ts';

/** what happened to a case and decides whom it waits for; of one instant in this order */
export const caseHappenings = [
  'opened',
  'heard',
  'answered',
  'provider_asked',
  'merchant_asked',
  'issue_opened',
  'provider_answered',
  'merchant_answered',
  'issue_done',
  'resolved',
  'closed',
] as const;

/** one thing that happened, as an entry of the timeline tells it; `of`: the question or the issue; of an opening who asks, where it is a provider */
export const caseFact = z.object({
  at: instant,
  what: z.enum(caseHappenings),
  of: z.string().min(1).optional(),
  /** its place among those of one instant, where whoever tells of them numbers them: a help desk may know no more than the minute */
  seq: z.int().min(0).optional(),
  /** an opening nobody told of yet: something was heard of a case that was not known */
  presumed: z.literal(true).optional(),
});
export type CaseFact = z.infer<typeof caseFact>;

/** by what the clocks of a case count: fixed when it is taken in, so that no policy moves a due date later */
export const caseTerms = z.object({
  queueCalendar: businessCalendar,
  merchantCalendar: businessCalendar,
  /** business hours */
  firstReplyHours: z.number().positive(),
  nextReplyHours: z.number().positive(),
  workHours: z.number().positive(),
  engineeringHours: z.number().positive(),
  /** working days of the merchant after which a case it does not answer is closed */
  silenceDays: z.number().positive(),
});
export type CaseTerms = z.infer<typeof caseTerms>;

/** what a case is about, as whoever opened it said: routing goes by it */
export const caseMatter = z.object({
  topic: z.string().optional(),
  provider: z.string().optional(),
  method: z.string().optional(),
  /** the code of the error, as the provider or the payment page gave it */
  errorCode: z.string().optional(),
  /** BCP 47; without one it is the merchant's */
  language: z.string().optional(),
});
export type CaseMatter = z.infer<typeof caseMatter>;

/** a day that somebody named to the merchant; open until it is kept, comes late or is released */
export const casePromise = z.object({
  id: z.string().min(1),
  what: z.string().min(1),
  by: z.string().min(1),
  madeAt: instant,
  /** the end of business on the day that was named */
  dueAt: instant,
  /** a person was asked once the day had come */
  remindedAt: instant.optional(),
  ended: z.object({ as: z.enum(['kept', 'late', 'released']), at: instant, by: z.string().min(1) }).optional(),
});
export type CasePromise = z.infer<typeof casePromise>;

/** something a provider, or the merchant of somebody else's case, was asked; its calendar and hours are fixed by then */
export const caseQuestion = z.object({
  id: z.string().min(1),
  /** `merchant` where it is the merchant */
  provider: z.string().min(1),
  /** who answers; a provider where nothing is said */
  to: z.literal('merchant').optional(),
  /** the case of its own in which the merchant sees it */
  askedIn: z.string().min(1).optional(),
  /** it asks to refund this payment, as the provider calls it */
  refundOf: z.string().min(1).optional(),
  text: z.string().min(1),
  by: z.string().min(1),
  askedAt: instant,
  dueAt: instant,
  remindedAt: instant.optional(),
  /** of one that was heard of before its question, the words stay where they were written */
  answered: z.object({ at: instant, by: z.string().min(1), text: z.string().min(1).optional() }).optional(),
});
export type CaseQuestion = z.infer<typeof caseQuestion>;

/** work raised for the engineers; the tracker may keep it as an issue of its own, whose state comes back */
export const caseIssue = z.object({
  taskId: z.string().min(1),
  openedAt: instant,
  doneAt: instant.optional(),
  /** what the tracker calls it, when it moved last, and how it came to its end */
  key: z.string().min(1).optional(),
  movedAt: instant.optional(),
  resolution: z.string().min(1).optional(),
});
export type CaseIssue = z.infer<typeof caseIssue>;

/** everything the playbook of cases keeps of one */
export const caseInHand = {
  happened: z.array(caseFact).optional(),
  terms: caseTerms.optional(),
  matter: caseMatter.optional(),
  /** a dispute, as its acquirer told of it */
  dispute: z
    .object({
      paymentReference: z.string().min(1),
      reason: z.string().min(1),
      amountMinor: z.int().optional(),
      currency: z.string().optional(),
      dueAt: instant.optional(),
    })
    .optional(),
  /** who asks; the merchant where nobody said it */
  requester: z
    .object({ kind: z.enum(['merchant', 'psp_client', 'provider', 'unknown']), name: z.string().min(1).optional() })
    .optional(),
  /** ids of the latest messages from elsewhere, and a hash of what a person wrote here last: neither counts twice */
  messageIds: z.array(z.string().min(1)).optional(),
  writtenHash: z.string().optional(),
  /** cases of the merchant that a person linked it to: each goes on by itself */
  links: z.array(z.string().min(1)).optional(),
  /** the question of another case that is asked in this one */
  asksFor: z.object({ caseId: z.string().min(1), questionId: z.string().min(1) }).optional(),
  /** the closed case that it goes on from, and the case in which this one went on */
  linkedTo: z.string().min(1).optional(),
  continuedIn: z.string().min(1).optional(),
  /** the run that has it in hand, and the opening it was taken in for */
  run: z.string().min(1).optional(),
  takenFor: instant.optional(),
  /** how it was routed: the rule that matched, none where no rule did */
  routed: z.object({ queue: z.string().min(1), rule: z.string().min(1).optional() }).optional(),
  /** whom it waited for, and how many promises there were, when its run looked last */
  followed: z.object({ party: z.string().min(1), promises: z.int().min(0) }).optional(),
  promises: z.array(casePromise).optional(),
  questions: z.array(caseQuestion).optional(),
  /** work raised for the engineers about it */
  issues: z.array(caseIssue).optional(),
  ratingOfferedAt: instant.optional(),
  /** a tombstone: whatever is about it belongs to that case */
  mergedInto: z.object({ caseId: z.string().min(1), at: instant, by: z.string().min(1) }).optional(),
} as const;
