import type { Task } from '../answers.ts';
import { isFor, type Who } from '../today/what-first.ts';

/**
 * The task that opens after the decision on `key`: the next of the list this person can finish, and from the end of the list the first.
 * `now` in milliseconds. Undefined when there is none left.
 */
export const nextTask = (
  tasks: readonly Task[],
  key: string,
  keyOf: (task: Task) => string,
  who: Who,
  now: number,
): Task | undefined => {
  const at = tasks.findIndex((task) => keyOf(task) === key);
  const ahead = [...tasks.slice(at + 1), ...tasks.slice(0, Math.max(at, 0))];
  const isMine = (task: Task): boolean => task.status === 'claimed' && task.claimedBy === who.id;
  return ahead.find((task) => isMine(task) || isFor(who, task, now));
};
