import type { Requirement } from '../model/requirement.ts';
import { openTasks, type Snapshot } from '../model/snapshot.ts';
import type { LifecycleStage, Party } from '../model/values.ts';

/** Requirements that must be met now: due or overdue in this stage. */
export function dueRequirements(snapshot: Snapshot): readonly Requirement[] {
  return snapshot.requirements.filter((one) => one.dueStatus === 'currently_due' || one.dueStatus === 'past_due');
}

/** Requirements the merchant itself must act on now. */
export function merchantRequirements(snapshot: Snapshot): readonly Requirement[] {
  return dueRequirements(snapshot).filter((one) => one.awaitingActionFrom === 'merchant');
}

export interface Move {
  readonly party: Party;
  readonly since: string;
  /** the open task that holds the matter, when one does */
  readonly taskId?: string;
}

/**
 * Whose move it is in a stage, and since when it has been waiting for it (ISO 8601 UTC). A task open at `now` is our move:
 * nobody is nudged while a person of ours holds the matter (a snoozed task is put aside on purpose and holds nothing).
 * What the merchant can do comes before what a provider still has to do.
 */
export function whoseMove(snapshot: Snapshot, stage: LifecycleStage, now: string): Move {
  const { merchant } = snapshot;
  const task = openTasks(snapshot).find((one) => one.status === 'claimed' || one.snoozedUntil === undefined || one.snoozedUntil <= now);
  if (task !== undefined) return { party: 'operations', since: task.openedAt, taskId: task.id };

  const due = dueRequirements(snapshot);
  for (const party of ['merchant', 'operations', 'provider'] as const) {
    const [since] = due.filter((one) => one.awaitingActionFrom === party).map((one) => one.submittedAt ?? one.openedAt).sort();
    if (since !== undefined) return { party, since };
  }
  const entered = merchant.stageHistory.findLast((one) => one.stage === stage)?.at ?? merchant.registeredAt;
  if (stage === 'onboarding' || stage === 'risk_check') return { party: 'operations', since: entered };
  // approved and nothing asked of it: it sells when it can charge, until then its methods are being boarded
  if (stage === 'activation' && !merchant.chargesEnabled) return { party: 'provider', since: entered };
  return { party: 'merchant', since: entered };
}
