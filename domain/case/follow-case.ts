import * as z from 'zod';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { type CaseStepInput, caseInHandOf, followed, secondsToNextClock } from './case-step.ts';

export const followCaseResult = z.object({
  kind: z.enum(['followed', 'over']),
  /** until its next clock is due */
  seconds: z.int().positive(),
});
type Result = z.infer<typeof followCaseResult>;

/**
 * The steps "Ask the provider", "Open an engineering issue", "Make a promise" and "Send the answer": a person did it, in a transaction of
 * its own; the run knows of it from now on, and waits until the clock that began with it is due. Throws MerchantNotFound, MerchantClosed.
 */
export const followCase = (known: Snapshot | undefined, input: CaseStepInput, context: Context): Decision<Result> => {
  const { one } = caseInHandOf(known, input);
  if (one === undefined) return nothing({ kind: 'over', seconds: 60 });
  const next = followed(one);
  return {
    result: { kind: 'followed', seconds: secondsToNextClock(next, context.now) },
    puts: [next],
    deletes: [],
    timeline: [],
  };
};
