import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import { type AccountChange, holdsPayouts, type StopReason } from '../model/account-change.ts';
import type { Changes, Context } from '../model/decision.ts';
import { both } from '../model/overlay-changes.ts';
import { isOpen } from '../model/requirement-state.ts';
import { findRequirement, openTasks, type Snapshot } from '../model/snapshot.ts';
import type { CancelledTask } from '../model/task.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { superseded } from '../requirement/change-requirement.ts';
import { taskCore } from '../task/task-states.ts';
import type { Actor } from '../values.ts';
import { taskWords } from '../wording/tasks/task-phrases.ts';
import { openWork } from '../work/open-work.ts';
import { changeEntry } from './change-entry.ts';

interface Ending {
  readonly because: StopReason;
  /** names what it follows from: a repeat has the same */
  readonly id: string;
  readonly actor: Actor;
  readonly reason?: string | undefined;
}

const own = 'account-change';

/** everything that waits for the change ends with it: tasks of people, and the document asked for */
const loose = (snapshot: Snapshot, change: AccountChange, { id, because }: Ending, { now }: Context): Changes => {
  const tasks = openTasks(snapshot).filter((one) => one.subjectKind === 'account_change' && one.subjectId === change.id);
  const document = change.evidenceId === undefined ? undefined : findRequirement(snapshot, change.evidenceId);
  const cancelled = tasks.map(
    (task): CancelledTask => ({ ...taskCore(task), status: 'cancelled', cancelledAt: now, cancelReason: because }),
  );
  const told = tasks.map(
    (task): TimelineEntry => ({
      ...{ merchantId: change.merchantId, id: `${id}/over/${task.id}`, at: now, type: 'task.cancelled.v1' },
      ...{ actor: { kind: 'system', id: own }, data: { taskId: task.id, queue: task.queue, reason: because } },
    }),
  );
  return {
    puts: [...cancelled, ...(document !== undefined && isOpen(document) ? [superseded(document, because)] : [])],
    deletes: [],
    timeline: told,
  };
};

/** the contacts on file say that it was not the merchant: money waits, and people look into it */
const isAlarm = (because: StopReason): boolean => because === 'objection' || because === 'call_back_denied';

/** Payouts wait from now on, and a security task is opened: a change ends, or is objected to, once. Throws InvalidPolicy when policy does not know its queue. */
export const raiseAlarm = (snapshot: Snapshot, change: AccountChange, ending: Ending, context: Context): Changes => {
  const held = holdsPayouts(change);
  const hold = held ? change.hold : { since: context.now, because: 'objection' as const };
  const queue = context.policy.tasks.routing.security;
  const about = { subjectKind: 'account_change' as const, subjectId: change.id, cause: ending.id };
  const title = taskWords.tell('change-objected', { of: change.to.of, merchant: snapshot.merchant.legalName });
  const facts = [taskWords.tell('change-stopped-because', { because: ending.because })];
  const actor = { kind: 'system' as const, id: own };
  const task = queue === undefined ? [] : [openWork(snapshot, { ...about, queue, title, facts, actor }, context)];
  const entry = changeEntry(change, {
    ...{ id: `${ending.id}/held`, at: context.now, type: 'payouts.held.v1', actor: ending.actor },
    data: { because: 'objection' },
  });
  return {
    puts: [{ ...change, hold }, ...task.map(({ task: one }) => one)],
    deletes: [],
    timeline: [...(held ? [] : [entry]), ...task.map(({ entry: one }) => one)],
  };
};

/**
 * The change ends here and its reason is told: nothing of it is applied any more, whatever its run does next. When a known contact objects,
 * payouts wait and a security task opens in the same transaction. `first`: entries told before, as that somebody objected.
 */
export const stopChange = (
  snapshot: Snapshot,
  change: AccountChange,
  ending: Ending,
  context: Context,
  first: readonly TimelineEntry[] = [],
): Changes => {
  const stopped: AccountChange = { ...change, status: 'stopped', stopped: { because: ending.because, at: context.now } };
  const entry = changeEntry(change, {
    ...{ id: `${ending.id}/stopped`, at: context.now, type: 'account-change.stopped.v1', actor: ending.actor },
    ...{ data: { because: ending.because }, reason: ending.reason },
  });
  const changes = both({ puts: [stopped], deletes: [], timeline: [...first, entry] }, loose(snapshot, change, ending, context));
  const alarm =
    isAlarm(ending.because) || holdsPayouts(change) ? both(changes, raiseAlarm(snapshot, stopped, ending, context)) : changes;
  return withSettledCapabilities(snapshot, alarm, context.now);
};
