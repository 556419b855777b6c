import type { Role } from '../../../domain/access.ts';
import { mayDecide } from '../../../domain/task/who-decides.ts';
import type { Task } from '../answers.ts';

const DAY = 86_400_000;

export interface Who {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** a task this person can finish now: their role decides it, and it is neither snoozed nor waiting for another person's approval */
export const isFor = ({ id, roles }: Who, task: Task, now: number): boolean =>
  task.status === 'open' &&
  mayDecide(roles, task) &&
  (task.snoozedUntil === undefined || Date.parse(task.snoozedUntil) <= now) &&
  task.approvals.every(({ by }) => by !== id);

/**
 * The one task to begin the day with, of tasks in the order they are due: late or due within the day first, one's own before what nobody
 * has taken; `now` in milliseconds. Undefined when there is nothing this person could bring to an end.
 */
export const whatFirst = (
  { mine, open }: { readonly mine: readonly Task[]; readonly open: readonly Task[] },
  who: Who,
  now: number,
): Task | undefined => {
  const isPressing = ({ slaDueAt }: Task): boolean => Date.parse(slaDueAt) - now < DAY;
  const free = open.filter((one) => isFor(who, one, now));
  return mine.find(isPressing) ?? free.find(isPressing) ?? mine[0] ?? free[0];
};
