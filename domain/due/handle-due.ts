import { lookAtAlert } from '../alert/send-alert.ts';
import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import { lookAtWatch } from '../care/watch-baseline.ts';
import { missScan } from '../document/settle-scan.ts';
import type { CheckIn } from '../model/care.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import { item as anItem, type DueKind } from '../model/item.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { ClaimedTask, OpenTask } from '../model/task.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { lookAtErasure } from '../privacy/erasure-due.ts';
import { requirementFallsDue } from '../requirement/requirement-falls-due.ts';
import { asOpen } from '../task/task-states.ts';
import { toldOf } from '../task/told-of.ts';
import { lookAfresh } from './look-afresh.ts';
import { lookAtLadder } from './look-at-ladder.ts';

/** names one item to look at, `dueAt` as the index had it */
export interface DueInput {
  readonly kind: DueKind;
  readonly id: string;
  readonly dueAt: string;
  /** the outage that is over, of what is let go after it: looked at afresh, due or not */
  readonly outageId?: string | undefined;
}

export type DueResult =
  | { readonly kind: 'handled' }
  /** the item moved on since it was queued, or is gone: a repeat, or somebody was quicker */
  | { readonly kind: 'not_due' };

/** Does what falls due at an item: a deadline, a stall, a service level, a check-in, a watched baseline. A repeat does nothing. */
export function handleDue(snapshot: Snapshot, input: DueInput, context: Context): Decision<DueResult> {
  const item = dueItemsOf(snapshot).find((one) => one.kind === input.kind && one.id === input.id);
  if (item === undefined || item.dueAt !== input.dueAt) return nothing({ kind: 'not_due' });
  const restricted = snapshot.merchant.restricted !== undefined && item.kind !== 'erasure';
  if (input.dueAt > context.now) {
    const afresh = restricted ? undefined : lookAfresh(snapshot, item, input.outageId, context);
    return afresh === undefined ? nothing({ kind: 'not_due' }) : { result: { kind: 'handled' }, ...afresh };
  }
  return { result: { kind: 'handled' }, ...(restricted ? atRest(item) : changesOf(snapshot, item, input, context)) };
}

/** a restricted merchant is used for nothing: nothing of it comes due but its erasure */
const atRest = ({ dueAt: _due, ...rest }: DueItem): Changes => ({ puts: [anItem.parse(rest)], deletes: [], timeline: [] });

/** the items that may carry `dueAt` */
const dueItemsOf = ({ requirements, ladders, tasks, checkIns, watch, documents, alerts, erasure }: Snapshot) => [
  ...requirements,
  ...ladders,
  ...tasks,
  ...checkIns,
  ...alerts,
  ...documents.filter((one) => one.state === 'received'),
  ...(watch === undefined ? [] : [watch]),
  ...(erasure === undefined ? [] : [erasure]),
];
type DueItem = ReturnType<typeof dueItemsOf>[number];

function changesOf(snapshot: Snapshot, item: DueItem, input: DueInput, context: Context): Changes {
  switch (item.kind) {
    case 'requirement':
      return missDeadline(snapshot, input, context);
    case 'ladder':
      return lookAtLadder(snapshot, item, context);
    case 'task':
      return item.status === 'open' || item.status === 'claimed'
        ? lookAtTask(item, context)
        : { puts: [], deletes: [], timeline: [] };
    case 'check_in':
      return comeDue(item, context);
    case 'alert':
      return lookAtAlert(snapshot, item, context);
    case 'document':
      return missScan(item, context);
    case 'erasure':
      return lookAtErasure(snapshot, item, context);
    case 'watch':
      return lookAtWatch(snapshot, item, context);
  }
}

function missDeadline(snapshot: Snapshot, input: DueInput, context: Context): Changes {
  const { merchant } = snapshot;
  const missed = requirementFallsDue(snapshot, { merchantId: merchant.merchantId, ...input }, context);
  // what it restricts stops now, for a merchant that has something to lose
  return withSettledCapabilities(snapshot, missed, context.now);
}

function lookAtTask(task: OpenTask | ClaimedTask, context: Context): Changes {
  const { snoozedUntil: until, snoozeReason } =
    task.status === 'open' ? task : { snoozedUntil: undefined, snoozeReason: undefined };
  const back = until !== undefined && until <= context.now;
  const overdue = task.overdueAt === undefined && task.slaDueAt <= context.now;
  const timed = overdue ? { ...task, overdueAt: context.now } : task;
  const told: TimelineEntry[] = [];
  const about = { taskId: task.id, queue: task.queue, ...toldOf(task) };
  if (back) {
    told.push(
      entry(task.merchantId, `task/${task.id}/returned/${until}`, 'task.returned.v1', context, {
        ...about,
        reason: 'snooze_ended',
        until,
        ...(snoozeReason === undefined ? {} : { comment: snoozeReason }),
      }),
    );
  }
  if (overdue) {
    const queue = context.policy.tasks.queues.find((one) => one.key === task.queue);
    const escalatesTo = queue?.escalatesTo ?? context.policy.tasks.routing.overdue;
    const data = { ...about, slaDueAt: task.slaDueAt, escalatesTo, claimedBy: task.status === 'claimed' ? task.claimedBy : null };
    told.push(entry(task.merchantId, `task/${task.id}/overdue`, 'task.overdue.v1', context, data));
  }
  return { puts: [settled(timed, back)], deletes: [], timeline: told };
}

/** the task with its next due instant: the end of a snooze that still runs, or none */
function settled(task: OpenTask | ClaimedTask, back: boolean): OpenTask | ClaimedTask {
  if (task.status === 'claimed') {
    const { dueAt: _due, ...rest } = task;
    return rest;
  }
  const { snoozedUntil, snoozeReason } = task;
  return back || snoozedUntil === undefined ? asOpen(task) : asOpen(task, { until: snoozedUntil, reason: snoozeReason ?? '' });
}

function comeDue(checkIn: CheckIn, context: Context): Changes {
  const { dueAt: _due, ...rest } = checkIn;
  return {
    puts: [{ ...rest, status: 'due' }],
    deletes: [],
    timeline: [
      entry(checkIn.merchantId, `check-in/${checkIn.id}/due`, 'check-in.due.v1', context, {
        checkInId: checkIn.id,
        day: checkIn.day,
      }),
    ],
  };
}

const entry = (merchantId: string, id: string, type: string, { now }: Context, data: TimelineEntry['data']): TimelineEntry => ({
  merchantId,
  id,
  at: now,
  type,
  actor: { kind: 'system', id: 'handle-due' },
  data,
});
