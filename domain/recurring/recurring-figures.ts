import * as z from 'zod';
import { peerConversion, readConversion } from '../conversion/peers.ts';
import { readQueueWeeks } from '../metrics/weeks.ts';
import type { Context } from '../model/decision.ts';
import type { Tally } from '../tally/tally.ts';
import { proposal, proposalsOf } from './proposals.ts';
import { readIssues, recurringIssue } from './tally-cases.ts';
import { firstTimeRight, heldUp, readFirstTimeRight, readHeldUp } from './tally-requirements.ts';

const whole = z.int().min(0);

export const recurringFigures = z.object({
  issues: z.array(recurringIssue),
  heldUp: z.array(heldUp),
  firstTimeRight: z.array(firstTimeRight),
  conversion: z.array(peerConversion),
  /** work by queue and week */
  queueWeeks: z.array(z.object({ queue: z.string(), week: z.iso.date(), opened: whole, met: whole, breached: whole })),
  proposals: z.array(proposal),
});
export type RecurringFigures = z.infer<typeof recurringFigures>;

/** what comes again and again, of a tally of all merchants, and what policy may change about it */
export const readRecurring = (tally: Tally, { now, policy }: Pick<Context, 'now' | 'policy'>): RecurringFigures => {
  const found = {
    issues: [...readIssues(tally, now)],
    heldUp: [...readHeldUp(tally)],
    firstTimeRight: [...readFirstTimeRight(tally)],
    conversion: [...readConversion(tally)],
    queueWeeks: [...readQueueWeeks(tally, now)],
  };
  return recurringFigures.parse({ ...found, proposals: proposalsOf(found, policy) });
};
