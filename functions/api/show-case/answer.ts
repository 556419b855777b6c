import * as z from 'zod';
import { shownTrace } from '../../../application/shown-trace.ts';
import { caseClock } from '../../../domain/case/case-clock.ts';
import { likenesses } from '../../../domain/case/similar-cases.ts';
import { caseParty } from '../../../domain/case-clock/parties.ts';
import { desks } from '../../../domain/connector/desks.ts';
import { careCase } from '../../../domain/model/care.ts';
import { caseIssue, casePromise, caseQuestion } from '../../../domain/model/case-parts.ts';
import { answerFacts } from '../../../domain/policy/prepared-answer.ts';
import { actor, instant } from '../../../domain/values.ts';

const milliseconds = z.number();

/** a case: what was written, whom it waited for, and what is open in it */
export const answer = z.object({
  id: z.string(),
  /** to answer it */
  version: z.int(),
  title: z.string(),
  severity: z.string(),
  /** what it is about, where that is known; of one asked on the merchant's page it is one of its topics */
  topic: z.string().optional(),
  provider: z.string().optional(),
  method: z.string().optional(),
  /** a dispute, as its acquirer told of it */
  dispute: careCase.shape.dispute,
  /** the rule of policy that routed it; none where no rule did */
  rule: z.string().optional(),
  queue: z.string().optional(),
  /** it was asked on the merchant's page, and is answered there; every other one is answered in the help desk */
  onPage: z.boolean(),
  paymentReference: z.string().optional(),
  askedBy: z.string().optional(),
  /** who asks, where it is not the merchant itself */
  requester: careCase.shape.requester,
  /** the closed case it goes on from, and the one in which it went on */
  linkedTo: z.string().optional(),
  continuedIn: z.string().optional(),
  /** who must act */
  waitingOn: caseParty,
  openedAt: instant,
  closedAt: instant.optional(),
  rating: z.int().optional(),
  /** whom it waited for from its opening until now: the parts add up to the total */
  waited: z.object({
    ...{ us: milliseconds, merchant: milliseconds, provider: milliseconds, engineering: milliseconds },
    ...{ resolved: milliseconds, closed: milliseconds, total: milliseconds },
  }),
  /** those that run or pause now */
  clocks: z.array(caseClock),
  promises: z.array(casePromise),
  questions: z.array(caseQuestion),
  issues: z.array(caseIssue),
  /** other cases of the merchant that are open: it may be merged into one of them */
  others: z.array(z.object({ id: z.string(), title: z.string() })),
  /** cases a person linked it to */
  links: z.array(z.string()),
  /** open cases of any merchant that are similar, and what they have in common */
  similar: z.array(
    z.object({
      merchantId: z.string(),
      id: z.string(),
      title: z.string(),
      merchant: z.string(),
      alike: z.array(z.enum(likenesses)),
    }),
  ),
  /** the help desk that keeps its letters and is written to; none where nothing can be written from here */
  desk: z.enum(desks).optional(),
  /** the case it was merged into */
  mergedInto: z.string().optional(),
  /** providers that may be asked, as policy knows them */
  providers: z.array(z.string()),
  /** where the money of a reference is that was asked for along with it; none where it is not known, or nothing was asked */
  traces: z.array(shownTrace),
  messages: z.array(
    z.object({
      ...{ n: z.int(), at: instant, from: actor, text: z.string() },
      /** colleagues read it, the requester does not */
      internal: z.literal(true).optional(),
      /** a machine wrote it: it is never answered */
      automatic: z.literal(true).optional(),
    }),
  ),
  /** what policy has prepared to be answered, with what is known of the case filled in; `missing`: what is left to fill */
  answers: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      language: z.string(),
      text: z.string(),
      missing: z.array(z.enum(answerFacts)),
    }),
  ),
  /** of the merchant's payments */
  currency: z.string(),
  /** language the merchant reads, BCP 47: the answer is sent as it is typed */
  locale: z.string(),
});
