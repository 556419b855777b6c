import { addDays } from '../calendar/add-days.ts';
import type { Requirement, RequirementError } from '../model/requirement.ts';
import { isOpen } from '../model/requirement-state.ts';
import type { Party } from '../values.ts';

const without = (requirement: Requirement): Requirement => {
  const { dueAt: _due, ...rest } = requirement;
  return rest;
};

/**
 * A fact older than the last one taken in changes nothing. Of two facts of one instant a verdict stands against a submission,
 * and a verification against a refusal, whichever came in first.
 */
export const isStale = (requirement: Requirement, at: string, fact: 'submitted' | 'failed' | 'verified'): boolean => {
  if (requirement.factAt === undefined || at > requirement.factAt) return false;
  if (at < requirement.factAt) return true;
  const rank = { not_submitted: 0, pending_verification: 1, failed: 2, verified: 3 };
  const own = { submitted: 1, failed: 2, verified: 3 };
  return own[fact] <= rank[requirement.verificationStatus];
};

/**
 * The merchant supplied it: due still, and under verification. No deadline is missed while others verify.
 * @param documentReference where the document lies; what was handed in before gives way to it
 */
export const submitted = (requirement: Requirement, at: string, documentReference?: string): Requirement => {
  const { documentReference: _before, ...rest } = without(requirement);
  return {
    ...rest,
    verificationStatus: 'pending_verification',
    awaitingActionFrom: requirement.verifiedBy,
    errors: [],
    submissions: requirement.submissions + 1,
    submittedAt: at,
    ...(documentReference === undefined ? {} : { documentReference }),
    factAt: at,
  };
};

/** found right */
export const verified = (requirement: Requirement, at: string): Requirement => ({
  ...without(requirement),
  dueStatus: isOpen(requirement) ? 'satisfied' : requirement.dueStatus,
  verificationStatus: 'verified',
  errors: [],
  verifiedAt: at,
  factAt: at,
});

export interface Refusal {
  readonly error: RequirementError;
  /** whose move it is now; the supplier's when not said */
  readonly awaiting?: Party;
  /** days for a correction when the deadline has passed or there was none to keep */
  readonly correctionDays: number;
}

/** found wrong: the supplier's move again, with a deadline that lies ahead (one that passed meanwhile starts anew); a satisfied one is due again */
export const failed = (requirement: Requirement, at: string, now: string, refusal: Refusal): Requirement => {
  const stillDue = requirement.dueStatus === 'eventually_due' ? 'eventually_due' : 'currently_due';
  const ahead = requirement.deadline !== undefined && requirement.deadline > now && requirement.dueStatus !== 'satisfied';
  const deadline = ahead && requirement.deadline !== undefined ? requirement.deadline : addDays(now, refusal.correctionDays);
  return {
    ...without(requirement),
    dueStatus: stillDue,
    verificationStatus: 'failed',
    awaitingActionFrom: refusal.awaiting ?? requirement.suppliedBy,
    errors: [refusal.error],
    factAt: at,
    ...(stillDue === 'currently_due' ? { deadline, dueAt: deadline } : {}),
  };
};

/** a person decided to do without it */
export const waived = (requirement: Requirement, reason: string): Requirement => ({
  ...without(requirement),
  dueStatus: 'waived',
  closedReason: reason,
});

/** no longer asked for */
export const superseded = (requirement: Requirement, reason: string): Requirement => ({
  ...without(requirement),
  dueStatus: 'superseded',
  closedReason: reason,
});

/** a later deadline, with who gave it and why; past due becomes currently due again */
export const extended = (
  requirement: Requirement,
  to: string,
  change: { at: string; by: string; reason: string },
): Requirement => ({
  ...requirement,
  dueStatus: requirement.dueStatus === 'past_due' ? 'currently_due' : requirement.dueStatus,
  deadline: to,
  dueAt: to,
  deadlineHistory: [...requirement.deadlineHistory, { from: requirement.deadline ?? change.at, to, ...change }],
});

/** the deadline passed while it was somebody's move to supply it; under verification nothing is missed */
export const pastDue = (requirement: Requirement): Requirement => ({
  ...without(requirement),
  dueStatus: requirement.verificationStatus === 'pending_verification' ? requirement.dueStatus : 'past_due',
});
