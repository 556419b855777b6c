import type { Role } from '../access.ts';
import { NotAllowed } from '../errors.ts';
import { findTask, type Snapshot } from '../model/snapshot.ts';
import type { Task } from '../model/task.ts';
import { mayChoose, mayDecide, whoMayChoose, whoMayDecide } from './who-decides.ts';

/** Throws NotAllowed naming the roles that decide the task, when none of these does; a task nobody knows is refused elsewhere */
export const demandDecider = (has: readonly Role[], snapshot: Snapshot, taskId: string): void => {
  const task = findTask(snapshot, taskId);
  if (task === undefined || mayDecide(has, task)) return;
  const wanted = [...whoMayDecide(task)];
  const about = { has: [...has], wanted };
  throw new NotAllowed({ code: 'role-missing', about });
};

/** Throws NotAllowed naming the roles that may choose this, when none of these may */
export const demandChooser = (has: readonly Role[], task: Pick<Task, 'subjectKind'>, choice: string): void => {
  if (mayChoose(has, task, choice)) return;
  const wanted = [...whoMayChoose(task, choice)];
  const about = { has: [...has], wanted };
  throw new NotAllowed({ code: 'role-missing', about });
};
