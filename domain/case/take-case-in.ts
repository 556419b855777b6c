import * as z from 'zod';
import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { json } from '../json.ts';
import type { CareCase } from '../model/care.ts';
import type { CaseTerms } from '../model/case-parts.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import { merchantCalendar } from '../model/merchant-calendar.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant, stepEntry } from '../model/step.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { queueCalendar } from '../task/queue-calendar.ts';
import { queueNamed } from '../task/queue-named.ts';
import type { CaseStepInput } from './case-step.ts';
import { routeOfCase } from './route-of-case.ts';

export const takeCaseInResult = z.object({
  /** `known`: another run has this opening in hand; `over`: it was closed before its run began */
  kind: z.enum(['taken', 'known', 'over']),
  policyVersion: z.string(),
});
type Result = z.infer<typeof takeCaseInResult>;

/** the calendar of the queue a case goes to; the merchant's where policy has none for cases */
const calendarOfQueue = (policy: Policy, { merchant }: Snapshot, queue: string | undefined): BusinessCalendar =>
  queue === undefined ? merchantCalendar(policy, merchant) : queueCalendar(policy, queueNamed(policy, queue), merchant).calendar;

const termsOf = (policy: Policy, snapshot: Snapshot, one: CareCase): CaseTerms => {
  const { firstReplyHours, nextReplyHours, workHours, engineeringHours, silenceDays } = policy.care.cases;
  return {
    queueCalendar: calendarOfQueue(policy, snapshot, routeOfCase(snapshot, one, policy)?.queue),
    merchantCalendar: merchantCalendar(policy, snapshot.merchant),
    ...{ firstReplyHours, nextReplyHours, workHours, engineeringHours, silenceDays },
  };
};

/**
 * The step "Take the case in": its run has it in hand from now on, and what its clocks count by is fixed: what policy says later moves
 * no due date. Throws MerchantNotFound, MerchantClosed, InvalidPolicy.
 */
export const takeCaseIn = (known: Snapshot | undefined, input: CaseStepInput, context: Context): Decision<Result> => {
  const snapshot = presentMerchant(known, input.merchantId);
  const { policy } = context;
  const answer = (kind: Result['kind']): Result => ({ kind, policyVersion: policy.version });
  const one = snapshot.cases.find(({ id }) => id === input.caseId);
  if (one === undefined || one.closedAt !== undefined) return nothing(answer('over'));
  const opening = one.reopenedAt ?? one.openedAt;
  if (one.run !== undefined && one.run !== input.run && one.takenFor === opening) return nothing(answer('known'));
  const terms = termsOf(policy, snapshot, one);
  const { followed: _before, ...rest } = one;
  return {
    result: answer('taken'),
    puts: [{ ...rest, run: input.run, takenFor: opening, terms }],
    deletes: [],
    timeline: [
      stepEntry(input, 'take-case-in', context, { type: 'case.taken-in.v1', data: { caseId: one.id, terms: json.parse(terms) } }),
    ],
  };
};
