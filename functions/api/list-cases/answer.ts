import * as z from 'zod';
import { caseClockKinds } from '../../../domain/case/case-clocks.ts';
import { caseParty } from '../../../domain/case-clock/parties.ts';
import { merchantCard } from '../../../domain/model/merchant.ts';
import { instant } from '../../../domain/values.ts';

/** a clock of a case that is not over; without `dueAt` it is paused, or has no target */
export const caseClock = z.object({
  clock: z.enum(caseClockKinds),
  /** the question or the promise */
  of: z.string().optional(),
  since: instant,
  dueAt: instant.optional(),
});

/** a page of open cases, those whose next clock is due first, and whose they are; without cursor it is the last */
export const answer = z.object({
  cases: z.array(
    z.object({
      merchantId: z.string(),
      id: z.string(),
      title: z.string(),
      severity: z.string(),
      openedAt: instant,
      /** who must act */
      waitingOn: caseParty,
      next: caseClock.optional(),
      promises: z.int(),
      queue: z.string().optional(),
    }),
  ),
  merchants: z.array(merchantCard),
  cursor: z.string().optional(),
});
