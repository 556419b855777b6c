import { NotAllowed } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { ClaimedTask } from '../model/task.ts';
import { samePerson } from '../same-person.ts';
import { liveTask, notHeldByAnother } from './live-task.ts';
import { taskEntry } from './task-entry.ts';
import { asClaimed } from './task-states.ts';

export interface ClaimTaskInput {
  readonly taskId: string;
  /** who claims: the signed-in person */
  readonly by: string;
}

/**
 * Takes a task from its queue. Claiming what one already holds changes nothing. Throws Conflict when somebody else holds or
 * decided it, NotAllowed when `by` gave the first of four eyes: the second pair is another person's.
 */
export function claimTask(snapshot: Snapshot, input: ClaimTaskInput, context: Context): Decision<ClaimedTask> {
  const task = liveTask(snapshot, input.taskId);
  notHeldByAnother(task, input.by);
  if (task.status === 'claimed') return nothing(task);
  notFirstApprover(task, input.by);
  const claimed = asClaimed(task, input.by, context.now);
  return {
    result: claimed,
    puts: [claimed],
    deletes: [],
    timeline: [taskEntry(task, 'task.claimed.v1', input.by, context, { by: input.by })],
  };
}

/** Throws NotAllowed if the person has given the first approval of a task that needs two people. */
export function notFirstApprover(task: { id: string; approvals: readonly { by: string; at: string }[] }, person: string): void {
  const first = task.approvals.find((one) => samePerson(one.by, person));
  if (first === undefined) return;
  throw new NotAllowed({
    code: 'first-approver',
    about: { by: person, at: first.at },
  });
}
