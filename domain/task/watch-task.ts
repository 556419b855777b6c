import { TaskNotFound } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import { findTask, type Snapshot } from '../model/snapshot.ts';
import type { Task } from '../model/task.ts';
import { taskEntry } from './task-entry.ts';

export interface WatchTaskInput {
  readonly taskId: string;
  readonly by: string;
  /** false: no longer */
  readonly watching: boolean;
}

/** A person is told what becomes of a task without holding it, or no longer. Twice is harmless. Throws TaskNotFound. */
export function watchTask(snapshot: Snapshot, { taskId, by, watching }: WatchTaskInput, context: Context): Decision<Task> {
  const task = findTask(snapshot, taskId);
  if (task === undefined) throw new TaskNotFound(snapshot.merchant.merchantId, taskId);
  const before = task.watchers ?? [];
  if (before.includes(by) === watching) return nothing(task);
  const watchers = watching ? [...before, by] : before.filter((one) => one !== by);
  const watched: Task = { ...task, watchers };
  const type = watching ? 'task.watched.v1' : 'task.unwatched.v1';
  return { result: watched, puts: [watched], deletes: [], timeline: [taskEntry(task, type, by, context, { by })] };
}
