import { type Role, whoMay } from '../access.ts';
import { NotAllowed } from '../errors.ts';
import { findTask, type Snapshot } from '../model/snapshot.ts';
import { mayDecide, toDecide } from './who-decides.ts';

/** Throws NotAllowed naming the roles that decide the task, when none of these does; a task nobody knows is refused elsewhere */
export const demandDecider = (has: readonly Role[], snapshot: Snapshot, taskId: string): void => {
  const task = findTask(snapshot, taskId);
  if (task === undefined || mayDecide(has, task)) return;
  const wanted = [...whoMay(toDecide(task))];
  const about = { has: [...has], wanted };
  throw new NotAllowed(`This task is decided by one of the roles ${wanted.join(', ')}`, { code: 'role-missing', about });
};
