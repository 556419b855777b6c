import { Conflict } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { ClaimedTask } from '../model/task.ts';
import { samePerson } from '../same-person.ts';
import { type AssignTaskInput, assignTask } from './assign-task.ts';
import { liveTask } from './live-task.ts';

/**
 * Whoever holds a task hands it to a colleague, with a note. Throws Conflict when somebody else holds it, nobody does, or it was ended;
 * InvalidInput and NotAllowed as an assignment does.
 */
export function handOverTask(
  snapshot: Snapshot,
  input: AssignTaskInput & { readonly reason: string },
  context: Context,
): Decision<ClaimedTask> {
  const task = liveTask(snapshot, input.taskId);
  if (task.status !== 'claimed') throw new Conflict({ code: 'task-not-yours', about: {} });
  if (!samePerson(task.claimedBy, input.by))
    throw new Conflict({ code: 'task-held', about: { by: task.claimedBy, at: task.claimedAt } });
  return assignTask(snapshot, input, context);
}
