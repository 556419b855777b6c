import { whoMay } from '../../domain/access.ts';
import { NotAllowed } from '../../domain/errors.ts';
import { findTask, type Snapshot } from '../../domain/model/snapshot.ts';
import { mayDecide, toDecide } from '../../domain/task/who-decides.ts';
import type { Person } from './person.ts';

/** Throws NotAllowed naming the roles that decide the task, when the person has none of them; a task nobody knows is refused elsewhere */
export const demandDecider = ({ roles }: Person, snapshot: Snapshot, taskId: string): void => {
  const task = findTask(snapshot, taskId);
  if (task === undefined || mayDecide(roles, task)) return;
  const wanted = [...whoMay(toDecide(task))];
  throw new NotAllowed(`This task is decided by one of the roles ${wanted.join(', ')}`, {
    code: 'role-missing',
    about: { has: [...roles], wanted },
  });
};
