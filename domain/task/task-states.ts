import { earlier } from '../calendar/earlier.ts';
import type { ClaimedTask, OpenTask } from '../model/task.ts';

type Live = OpenTask | ClaimedTask;

/** What every state of a task has in common. */
export function taskCore(task: Live) {
  const { merchantId, id, version, kind, queue, subjectKind, subjectId, title, facts, choices, playbook, run, openedAt } = task;
  const { slaDueAt, overdueAt, firstClaimedAt, fourEyes, approvals, comments, raisedBy, calendar, watchers } = task;
  const { team, whyTeam } = task;
  return {
    ...{ merchantId, id, version, kind, queue, subjectKind, subjectId, title, facts, choices, openedAt },
    ...{ slaDueAt, fourEyes, approvals, comments },
    ...(watchers === undefined ? {} : { watchers }),
    ...(team === undefined ? {} : { team }),
    ...(whyTeam === undefined ? {} : { whyTeam }),
    ...(calendar === undefined ? {} : { calendar }),
    ...(playbook === undefined ? {} : { playbook }),
    ...(run === undefined ? {} : { run }),
    ...(raisedBy === undefined ? {} : { raisedBy }),
    ...(overdueAt === undefined ? {} : { overdueAt }),
    ...(firstClaimedAt === undefined ? {} : { firstClaimedAt }),
  };
}

/** The task in its queue, free to claim; with a snooze it comes back at an instant (ISO 8601 UTC) for a reason. */
export function asOpen(task: Live, snooze?: { readonly until: string; readonly reason: string }): OpenTask {
  const open = { ...taskCore(task), status: 'open' as const };
  if (snooze === undefined) return { ...open, ...dueAt(task.overdueAt, task.slaDueAt, undefined) };
  return {
    ...open,
    snoozedUntil: snooze.until,
    snoozeReason: snooze.reason,
    ...dueAt(task.overdueAt, task.slaDueAt, snooze.until),
  };
}

/** The task in somebody's hands since an instant (ISO 8601 UTC). */
export function asClaimed(task: Live, by: string, at: string): ClaimedTask {
  const claimed = { ...taskCore(task), status: 'claimed' as const, claimedBy: by, claimedAt: at };
  return { ...claimed, firstClaimedAt: task.firstClaimedAt ?? at, ...dueAt(task.overdueAt, task.slaDueAt, undefined) };
}

/** when a sweep looks at the task next: its service level until that is missed, and the end of a snooze */
function dueAt(overdueAt: string | undefined, slaDueAt: string, snoozedUntil: string | undefined): { dueAt?: string } {
  if (overdueAt !== undefined) return snoozedUntil === undefined ? {} : { dueAt: snoozedUntil };
  return { dueAt: snoozedUntil === undefined ? slaDueAt : earlier(slaDueAt, snoozedUntil) };
}
