import { addWorkingDays } from '../calendar/working-days.ts';
import type { Context } from '../model/decision.ts';
import { merchantCalendar } from '../model/merchant-calendar.ts';
import type { Requirement } from '../model/requirement.ts';
import { isDue } from '../model/requirement-state.ts';
import { openTasks, type Snapshot } from '../model/snapshot.ts';
import { checkedBy, pausesOf } from '../outage/touched.ts';
import { identifierFieldOf } from '../requirement/identifier-requirement.ts';
import type { Party } from '../values.ts';

/** how the merchant hands it in: a value that is checked at once, an account number, an address where it can be seen, or a document */
export const handIns = ['value', 'account', 'address', 'document'] as const;
export type HandIn = (typeof handIns)[number];

/** undefined for what somebody else supplies */
export const handInOf = ({ id, subject, suppliedBy }: Requirement): HandIn | undefined => {
  if (suppliedBy !== 'merchant') return undefined;
  const field = identifierFieldOf(id);
  if (field !== undefined) return field === 'bank_account' ? 'account' : 'value';
  return subject.kind === 'merchant' ? 'address' : 'document';
};

/** who a requirement waits for, and until when they mean to act; the merchant's own deadline is in the requirement */
export interface Waiting {
  readonly requirement: Requirement;
  readonly waitingOn: Party;
  /** ISO 8601 UTC; undefined where nobody has promised a day */
  readonly until: string | undefined;
}

/** working days a provider or we may take in the merchant's stage, as policy has it */
const limitOf = ({ merchant }: Snapshot, party: Party, { policy }: Context): number | undefined => {
  const limits = party === 'provider' ? policy.providerMoveLimits : policy.ourMoveLimits;
  return limits.find(({ stage }) => stage === merchant.lifecycleStage)?.workingDays;
};

const untilOf = (
  snapshot: Snapshot,
  { id, submittedAt, openedAt }: Requirement,
  party: Party,
  context: Context,
): string | undefined => {
  if (party === 'merchant') return undefined;
  const task = openTasks(snapshot).find((one) => one.subjectKind === 'requirement' && one.subjectId === id);
  // a task has a service level of its own
  if (task !== undefined && party === 'operations') return task.slaDueAt;
  const days = limitOf(snapshot, party, context);
  if (days === undefined) return undefined;
  const { country, lifecycleStage: stage } = snapshot.merchant;
  const pauses = pausesOf(context.outages ?? [], { country, stage, uses: checkedBy(context.policy, [id]) });
  return addWorkingDays(merchantCalendar(context.policy, snapshot.merchant), submittedAt ?? openedAt, days, pauses);
};

const byDeadline = (a: Waiting, b: Waiting): number =>
  (a.requirement.deadline ?? '~') < (b.requirement.deadline ?? '~') ? -1 : 1;

/** everything that is due, by whom it waits for: what the merchant has to do comes first, the nearest deadline before others */
export const dueNow = (
  snapshot: Snapshot,
  context: Context,
): { readonly yours: readonly Waiting[]; readonly others: readonly Waiting[] } => {
  const due = snapshot.requirements.filter(isDue).map((requirement): Waiting => {
    const { awaitingActionFrom: waitingOn } = requirement;
    return { requirement, waitingOn, until: untilOf(snapshot, requirement, waitingOn, context) };
  });
  return {
    yours: due.filter(({ waitingOn }) => waitingOn === 'merchant').toSorted(byDeadline),
    others: due.filter(({ waitingOn }) => waitingOn !== 'merchant').toSorted(byDeadline),
  };
};
