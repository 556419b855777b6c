import { InvalidInput, TaskNotFound } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import { findTask, type Snapshot } from '../model/snapshot.ts';
import type { Task } from '../model/task.ts';
import { taskEntry } from './task-entry.ts';

export interface CommentTaskInput {
  readonly taskId: string;
  readonly by: string;
  readonly comment: string;
  /** who is told of it, by their sign-in */
  readonly mentions?: readonly string[] | undefined;
  /** those who may sign in */
  readonly known?: readonly string[];
}

/** Adds a comment to a task, ended ones too. Throws TaskNotFound, and InvalidInput for an empty comment or somebody mentioned whom nobody knows. */
export function commentTask(snapshot: Snapshot, input: CommentTaskInput, context: Context): Decision<Task> {
  const task = findTask(snapshot, input.taskId);
  if (task === undefined) throw new TaskNotFound(snapshot.merchant.merchantId, input.taskId);
  if (input.comment.trim() === '') throw new InvalidInput('comment', { code: 'comment-missing', about: {} });
  const stranger = input.mentions?.find((one) => !(input.known ?? []).includes(one));
  if (stranger !== undefined) throw new InvalidInput('mentions', { code: 'person-unknown', about: { person: stranger } });
  const commented: Task = { ...task, comments: task.comments + 1 };
  const mentions = [...new Set(input.mentions ?? [])];
  const data = { comment: input.comment, by: input.by, ...(mentions.length === 0 ? {} : { mentions }) };
  return {
    result: commented,
    puts: [commented],
    deletes: [],
    timeline: [taskEntry(task, 'task.commented.v1', input.by, context, data)],
  };
}
