import type { Role } from '../access.ts';
import { InvalidInput } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { ClaimedTask, OpenTask } from '../model/task.ts';
import { notFirstApprover } from './claim-task.ts';
import { liveTask } from './live-task.ts';
import { taskEntry } from './task-entry.ts';
import { asClaimed } from './task-states.ts';
import { mayDecide, whoMayDecide } from './who-decides.ts';

export interface AssignTaskInput {
  readonly taskId: string;
  /** who shall have it */
  readonly to: string;
  /** of who shall have it; undefined when nobody of that name may sign in */
  readonly roles: readonly Role[] | undefined;
  /** who says so; whether they may is decided before */
  readonly by: string;
  readonly reason?: string;
}

/**
 * Gives a task to a person, whoever holds it now. Throws Conflict when it was ended, InvalidInput when there is no such person or they may
 * not decide it, NotAllowed when `to` gave its first approval.
 */
export function assignTask(snapshot: Snapshot, input: AssignTaskInput, context: Context): Decision<ClaimedTask> {
  const task = liveTask(snapshot, input.taskId);
  if (task.status === 'claimed' && task.claimedBy === input.to) return nothing(task);
  demandMayDecide(task, input);
  notFirstApprover(task, input.to);
  const claimed = asClaimed(task, input.to, context.now);
  const from = task.status === 'claimed' ? task.claimedBy : null;
  return {
    result: claimed,
    puts: [claimed],
    deletes: [],
    timeline: [taskEntry(task, 'task.assigned.v1', input.by, context, { to: input.to, from, by: input.by }, input.reason)],
  };
}

function demandMayDecide(task: OpenTask | ClaimedTask, { to, roles }: AssignTaskInput): void {
  if (roles === undefined) throw new InvalidInput('to', { code: 'person-unknown', about: { person: to } });
  if (mayDecide(roles, task)) return;
  const wanted = [...whoMayDecide(task)];
  throw new InvalidInput('to', { code: 'person-may-not', about: { person: to, has: [...roles], wanted } });
}
