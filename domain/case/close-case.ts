import * as z from 'zod';
import type { CareCase } from '../model/care.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { stepEntry } from '../model/step.ts';
import { clocksOfCase } from './case-clocks.ts';
import { type CaseStepInput, caseInHandOf } from './case-step.ts';
import { factsOfCase } from './facts-of-case.ts';
import { waitAfter } from './standing.ts';

export const closeCaseResult = z.object({
  /** `moved`: somebody else must act since the run decided to close it */
  kind: z.enum(['closed', 'moved']),
});
type Result = z.infer<typeof closeCaseResult>;

const openPromises = ({ promises = [] }: CareCase): boolean => promises.some(({ ended }) => ended === undefined);

/** has the merchant kept silent for as long as was fixed when the case was taken in */
const isSilent = (one: CareCase, now: string): boolean =>
  clocksOfCase(one).some(
    ({ clock, of, dueAt }) => clock === 'merchant' && of === undefined && dueAt !== undefined && dueAt <= now,
  );

/**
 * The step "Close the case": the merchant kept silent for the days of its terms after our answer, or after it was resolved. One that is over
 * already stays as it is, and one that somebody else must act on, in which something is promised, or whose silence is not over, is not closed.
 * Throws MerchantNotFound, MerchantClosed.
 */
export const closeCase = (known: Snapshot | undefined, input: CaseStepInput, context: Context): Decision<Result> => {
  const { one } = caseInHandOf(known, input);
  if (one === undefined || one.closedAt !== undefined) return nothing({ kind: 'closed' });
  const party = waitAfter(factsOfCase(one));
  if ((party !== 'merchant' && party !== 'resolved') || openPromises(one) || !isSilent(one, context.now))
    return nothing({ kind: 'moved' });
  const closings = { closings: [...(one.request?.closings ?? []), context.now] };
  return {
    result: { kind: 'closed' },
    puts: [{ ...one, closedAt: context.now, ...(one.request === undefined ? {} : { request: { ...one.request, ...closings } }) }],
    deletes: [],
    timeline: [stepEntry(input, 'close-case', context, { type: 'case.closed.v1', data: { caseId: one.id, because: 'silence' } })],
  };
};
