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
    throw new Conflict({
      code: 'task-decided',
      about: { by, at, choice },
    });
  }
  if (task.status === 'cancelled') {
    throw new Conflict({ code: 'task-cancelled', about: { at: task.cancelledAt, reason: task.cancelReason } });
  }
  return task;
}

/** Throws Conflict, naming the holder and since when, if somebody else than `by` has claimed the task. */
export function notHeldByAnother(task: OpenTask | ClaimedTask, by: string): void {
  if (task.status === 'claimed' && !samePerson(task.claimedBy, by)) {
    throw new Conflict({ code: 'task-held', about: { by: task.claimedBy, at: task.claimedAt } });
  }
}
