import { Conflict, TaskNotFound } from '../errors.ts';
import { findTask, type Snapshot } from '../model/snapshot.ts';
import type { ClaimedTask, OpenTask } from '../model/task.ts';
import { samePerson } from '../same-person.ts';

/** A task people can still act on. Throws TaskNotFound, or Conflict naming who ended it and when. */
export function liveTask(snapshot: Snapshot, taskId: string): OpenTask | ClaimedTask {
  const task = findTask(snapshot, taskId);
  if (task === undefined) throw new TaskNotFound(snapshot.merchant.merchantId, taskId);
  if (task.status === 'decided') {
    const { by, at, choice } = task.decision;
    throw new Conflict(`too late: task "${taskId}" was decided by ${by} at ${at} (${choice}); nothing was changed`, {
      code: 'task-decided',
      about: { by, at, choice },
    });
  }
  if (task.status === 'cancelled') {
    throw new Conflict(
      `too late: task "${taskId}" was cancelled at ${task.cancelledAt} (${task.cancelReason}); nothing was changed`,
      { code: 'task-cancelled', about: { at: task.cancelledAt, reason: task.cancelReason } },
    );
  }
  return task;
}

/** Throws Conflict, naming the holder and since when, if somebody else than `by` has claimed the task. */
export function notHeldByAnother(task: OpenTask | ClaimedTask, by: string): void {
  if (task.status === 'claimed' && !samePerson(task.claimedBy, by)) {
    throw new Conflict(
      `task "${task.id}" was claimed by ${task.claimedBy} at ${task.claimedAt}; ask them to release it, or have it assigned to you`,
      { code: 'task-held', about: { by: task.claimedBy, at: task.claimedAt } },
    );
  }
}
