import * as z from 'zod';
import { caseClock } from '../../../domain/case/case-clock.ts';
import { caseParty } from '../../../domain/case-clock/parties.ts';
import { careCase } from '../../../domain/model/care.ts';
import { merchantCard } from '../../../domain/model/merchant.ts';
import { instant } from '../../../domain/values.ts';

/** a page of open cases, those whose next clock is due first, and whose they are; without cursor it is the last */
export const answer = z.object({
  cases: z.array(
    z.object({
      merchantId: z.string(),
      id: z.string(),
      title: z.string(),
      severity: z.string(),
      openedAt: instant,
      /** who asks, where it is not the merchant itself */
      requester: careCase.shape.requester,
      /** who must act */
      waitingOn: caseParty,
      next: caseClock.optional(),
      promises: z.int(),
      queue: z.string().optional(),
    }),
  ),
  merchants: z.array(merchantCard),
  /** with the first page: cases whose merchant is not known, the one that waits longest first */
  unmatched: z.array(
    z.object({
      caseId: z.string(),
      title: z.string(),
      since: instant,
      messages: z.int(),
      /** address it came from, where one is known */
      from: z.string().optional(),
      /** the beginning of the latest message */
      text: z.string().optional(),
    }),
  ),
  cursor: z.string().optional(),
});
