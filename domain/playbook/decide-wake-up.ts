import type { Context } from '../model/decision.ts';
import type { Requirement } from '../model/requirement.ts';
import { isInformation, isOpen, nothingCurrentlyDue } from '../model/requirement-state.ts';
import { ladderOf, type Snapshot, unappliedTasks } from '../model/snapshot.ts';
import type { News, ParkedWait } from '../model/wait.ts';

export type WakeUp = { readonly kind: 'wait' } | { readonly kind: 'resume'; readonly news: News };

type Look = (snapshot: Snapshot, wait: ParkedWait) => News | undefined;

const left: Look = ({ merchant }) =>
  merchant.lifecycleStage === 'offboarded' || merchant.withdrawalRequestedAt !== undefined ? { kind: 'withdrawn' } : undefined;

const decided: Look = (snapshot, wait) => {
  const [first] = unappliedTasks(snapshot)
    .filter((one) => one.run === wait.run && (wait.taskId === undefined || wait.taskId === one.id))
    .toSorted((a, b) => (a.decision.at === b.decision.at ? (a.id < b.id ? -1 : 1) : a.decision.at < b.decision.at ? -1 : 1));
  if (first === undefined) return undefined;
  return { kind: 'task_decided', taskId: first.id, queue: first.queue, choice: first.decision.choice };
};

/** a person was asked since this deadline passed: asking again would not help */
const asked = (snapshot: Snapshot, requirement: Requirement): boolean =>
  snapshot.tasks.some(
    (one) =>
      one.subjectKind === 'requirement' &&
      one.subjectId === requirement.id &&
      one.status !== 'cancelled' &&
      one.openedAt >= (requirement.deadline ?? ''),
  );

const deadlineMissed: Look = (snapshot) => {
  const missed = snapshot.requirements
    .filter((one) => one.dueStatus === 'past_due' && !asked(snapshot, one))
    .map((one) => one.id)
    .toSorted()[0];
  return missed === undefined ? undefined : { kind: 'deadline_missed', requirementId: missed };
};

const complete: Look = (snapshot) => (nothingCurrentlyDue(snapshot) ? { kind: 'complete' } : undefined);

const answered: Look = (snapshot) =>
  snapshot.requirements.some((one) => isInformation(one) && isOpen(one)) ? undefined : { kind: 'complete' };

const sold: Look = (snapshot) => (snapshot.payments?.firstSaleAt === undefined ? undefined : { kind: 'first_sale' });

const stalled: Look = (snapshot) => {
  const stage = snapshot.merchant.lifecycleStage;
  return ladderOf(snapshot, stage)?.status === 'stalled' ? { kind: 'stalled', stage } : undefined;
};

/** what each wait looks for, the weightiest first; people's decisions and leaving come before everything */
const looks: Readonly<Record<ParkedWait['waitingFor'], readonly Look[]>> = {
  requirements: [left, decided, complete, deadlineMissed, stalled],
  answers: [left, decided, answered, deadlineMissed, stalled],
  first_sale: [left, decided, sold, deadlineMissed, stalled],
  decision: [left, decided],
};

/**
 * Whether a parked run goes on, and with what news. Level-triggered: it looks at how things stand, never at the event that made it
 * look, so a lost, doubled or late event changes nothing. `context` is taken so that every decision has one signature.
 */
export const decideWakeUp = (snapshot: Snapshot, wait: ParkedWait, _context: Context): WakeUp => {
  for (const look of looks[wait.waitingFor]) {
    const news = look(snapshot, wait);
    if (news !== undefined) return { kind: 'resume', news };
  }
  return { kind: 'wait' };
};
