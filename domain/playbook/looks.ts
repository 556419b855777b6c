import { isDocumented } from '../account-change/ask-evidence.ts';
import { factsOfCase } from '../case/facts-of-case.ts';
import { waitAfter } from '../case/standing.ts';
import type { CaseParty } from '../case-clock/parties.ts';
import type { EventType } from '../events.ts';
import { rungAhead } from '../ladder/rung-timing.ts';
import type { AccountChange } from '../model/account-change.ts';
import type { CareCase } from '../model/care.ts';
import type { Context } from '../model/decision.ts';
import type { Ladder } from '../model/ladder.ts';
import type { Requirement } from '../model/requirement.ts';
import { isInformation, isOpen, nothingCurrentlyDue } from '../model/requirement-state.ts';
import { ladderOf, type Snapshot, unappliedTasks } from '../model/snapshot.ts';
import type { News, ParkedWait } from '../model/wait.ts';
import { judgeNudge } from '../nudge/judge-nudge.ts';
import type { NewsKind } from '../playbooks/playbook-shape.ts';
import { playbookOf } from '../playbooks/registry.ts';

/** the case a run has in hand; undefined once it is finished and out of use, or another run has it */
const caseOf = ({ cases }: Snapshot, { run }: ParkedWait): CareCase | undefined => cases.find((one) => one.run === run);

/** what happened to a case may be news of it */
const caseNews: readonly EventType[] = [
  'case.opened.v1',
  'case.replied.v1',
  'case.answered.v1',
  'case.merged.v1',
  'case.promised.v1',
  'case.provider-asked.v1',
  'case.refund-asked.v1',
  'case.provider-answered.v1',
  'case.merchant-asked.v1',
  'case.merchant-answered.v1',
  'case.issue-opened.v1',
  'case.issue-done.v1',
  'case.closed.v1',
  'case.resolved.v1',
  'case.message.written.v1',
];

/** a case waits for a party now, and its run does not know it yet */
const nowWith = (
  party: CaseParty,
  kind: 'case_ours' | 'case_provider' | 'case_engineering' | 'case_merchant' | 'case_resolved',
): Look => ({
  wakenBy: caseNews,
  look: (snapshot, wait) => {
    const one = caseOf(snapshot, wait);
    if (one === undefined || one.followed?.party === party) return undefined;
    return waitAfter(factsOfCase(one)) === party ? { kind } : undefined;
  },
});

interface Look {
  /** after these the look may find something it did not find before, and after no other event */
  readonly wakenBy: readonly EventType[];
  look(snapshot: Snapshot, wait: ParkedWait, context: Context): News | undefined;
}

/** a person was asked since this deadline passed: asking again would not help */
const asked = (snapshot: Snapshot, requirement: Requirement): boolean =>
  snapshot.tasks.some(
    (one) =>
      one.run !== undefined &&
      one.subjectKind === 'requirement' &&
      one.subjectId === requirement.id &&
      one.status !== 'cancelled' &&
      one.openedAt >= (requirement.deadline ?? ''),
  );

/** of several runs of a merchant one acts on its ladder and its deadlines: the run of the playbook of its stage */
const isOfStage = ({ merchant }: Snapshot, { playbook }: ParkedWait): boolean =>
  playbookOf(merchant.lifecycleStage)?.id === playbook;

/** what lies ahead of the merchant is sleep: its ladder says stop, or said so a moment ago */
const isSpent = (snapshot: Snapshot, ladder: Ladder, context: Context): boolean =>
  ladder.status === 'stalled'
    ? judgeNudge(snapshot, ladder, context).kind === 'stop'
    : ladder.status === 'stopped' && rungAhead(context, snapshot, ladder)?.rung.kind === 'dormant';

/** the account change a run has in hand */
const changeOf = ({ accountChanges }: Snapshot, { run }: ParkedWait): AccountChange | undefined =>
  accountChanges.find((one) => one.run === run);

/** what a run may wait for: how to see that it is there, whatever made the run look */
export const looks: Readonly<Record<NewsKind, Look>> = {
  withdrawn: {
    wakenBy: ['merchant.withdrawal.requested.v1', 'merchant.withdrawn.v1', 'merchant.declined.v1', 'merchant.closed.v1'],
    look: ({ merchant }) =>
      merchant.lifecycleStage === 'offboarded' || merchant.withdrawalRequestedAt !== undefined
        ? { kind: 'withdrawn' }
        : undefined,
  },
  task_decided: {
    wakenBy: ['task.decided.v1'],
    look: (snapshot, wait) => {
      const [first] = unappliedTasks(snapshot)
        .filter((one) => one.run === wait.run && (wait.taskId === undefined || wait.taskId === one.id))
        .toSorted((a, b) => (a.decision.at === b.decision.at ? (a.id < b.id ? -1 : 1) : a.decision.at < b.decision.at ? -1 : 1));
      if (first === undefined) return undefined;
      return { kind: 'task_decided', taskId: first.id, queue: first.queue, choice: first.decision.choice };
    },
  },
  complete: {
    wakenBy: ['requirement.satisfied.v1', 'requirement.waived.v1'],
    look: (snapshot) => (nothingCurrentlyDue(snapshot) ? { kind: 'complete' } : undefined),
  },
  answered: {
    wakenBy: ['requirement.satisfied.v1', 'requirement.waived.v1'],
    look: (snapshot) =>
      snapshot.requirements.some((one) => isInformation(one) && isOpen(one)) ? undefined : { kind: 'complete' },
  },
  first_sale: {
    wakenBy: ['merchant.first-sale.v1', 'merchant.woke-up.v1'],
    look: (snapshot) => (snapshot.payments?.firstSaleAt === undefined ? undefined : { kind: 'first_sale' }),
  },
  deadline_missed: {
    wakenBy: ['requirement.past-due.v1'],
    look: (snapshot, wait) => {
      const missed = snapshot.requirements
        .filter((one) => one.dueStatus === 'past_due' && !asked(snapshot, one))
        .map((one) => one.id)
        .toSorted()[0];
      if (missed === undefined || !isOfStage(snapshot, wait)) return undefined;
      return { kind: 'deadline_missed', requirementId: missed };
    },
  },
  spent: {
    wakenBy: ['merchant.stalled.v1'],
    look: (snapshot, wait, context) => {
      const stage = snapshot.merchant.lifecycleStage;
      const ladder = ladderOf(snapshot, stage);
      if (ladder === undefined || !isOfStage(snapshot, wait) || !isSpent(snapshot, ladder, context)) return undefined;
      return { kind: 'spent', stage };
    },
  },
  stopped: {
    wakenBy: ['account-change.stopped.v1'],
    look: (snapshot, wait) => (changeOf(snapshot, wait)?.status === 'stopped' ? { kind: 'stopped' } : undefined),
  },
  evidence: {
    wakenBy: ['requirement.satisfied.v1'],
    look: (snapshot, wait) => {
      const change = changeOf(snapshot, wait);
      return change !== undefined && isDocumented(snapshot, change) ? { kind: 'evidence' } : undefined;
    },
  },
  first_payout: {
    wakenBy: ['account-change.first-payout.v1'],
    look: (snapshot, wait) => (changeOf(snapshot, wait)?.firstPayoutAt === undefined ? undefined : { kind: 'first_payout' }),
  },
  case_over: {
    wakenBy: caseNews,
    look: (snapshot, wait) => {
      const one = caseOf(snapshot, wait);
      return one !== undefined && one.closedAt === undefined ? undefined : { kind: 'case_over' };
    },
  },
  case_promised: {
    wakenBy: caseNews,
    look: (snapshot, wait) => {
      const { promises = [], followed } = caseOf(snapshot, wait) ?? {};
      return promises.length > (followed?.promises ?? 0) ? { kind: 'case_promised' } : undefined;
    },
  },
  case_ours: nowWith('us', 'case_ours'),
  case_provider: nowWith('provider', 'case_provider'),
  case_engineering: nowWith('engineering', 'case_engineering'),
  case_merchant: nowWith('merchant', 'case_merchant'),
  case_resolved: nowWith('resolved', 'case_resolved'),
  stalled: {
    wakenBy: ['merchant.stalled.v1'],
    look: (snapshot, wait) => {
      const stage = snapshot.merchant.lifecycleStage;
      if (ladderOf(snapshot, stage)?.status !== 'stalled' || !isOfStage(snapshot, wait)) return undefined;
      return { kind: 'stalled', stage };
    },
  },
};
