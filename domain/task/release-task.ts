import { may, type Role } from '../access.ts';
import { Conflict } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { OpenTask } from '../model/task.ts';
import { samePerson } from '../same-person.ts';
import { liveTask, notHeldByAnother } from './live-task.ts';
import { taskEntry } from './task-entry.ts';
import { asOpen } from './task-states.ts';

export interface ReleaseTaskInput {
  readonly taskId: string;
  readonly by: string;
  /** of who releases it: who may give tasks away may also take them back from others */
  readonly roles: readonly Role[];
  readonly reason?: string;
}

/**
 * Puts a task back into its queue. Twice is harmless. Throws Conflict when it was decided or is snoozed, or somebody else holds it and the
 * roles may not take it back.
 */
export function releaseTask(snapshot: Snapshot, input: ReleaseTaskInput, context: Context): Decision<OpenTask> {
  const task = liveTask(snapshot, input.taskId);
  if (!may(input.roles, 'task.assign')) notHeldByAnother(task, input.by);
  if (task.status === 'open') {
    if (task.snoozedUntil === undefined) return nothing(task);
    throw new Conflict({
      code: 'task-snoozed',
      about: { until: task.snoozedUntil },
    });
  }
  const open = asOpen(task);
  const { by } = input;
  // whoever loses it to a lead is told
  const taken = samePerson(task.claimedBy, by) ? {} : { from: task.claimedBy };
  return {
    result: open,
    puts: [open],
    deletes: [],
    timeline: [taskEntry(task, 'task.released.v1', by, context, { by, ...taken }, input.reason)],
  };
}
