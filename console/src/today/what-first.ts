import type { Role } from '../../../domain/access.ts';
import { mayDecide } from '../../../domain/task/who-decides.ts';
import type { Task } from '../answers.ts';

const DAY = 86_400_000;

export interface Who {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** a task, and why it is among the first */
export interface First {
  readonly task: Task;
  readonly urgency: 'late' | 'soon' | 'next';
  readonly own: boolean;
}

/** a task this person can finish now: their role decides it, and it is neither snoozed nor waiting for another person's approval */
export const isFor = ({ id, roles }: Who, task: Task, now: number): boolean =>
  task.status === 'open' &&
  mayDecide(roles, task) &&
  (task.snoozedUntil === undefined || Date.parse(task.snoozedUntil) <= now) &&
  task.approvals.every(({ by }) => by !== id);

const urgencyOf = ({ slaDueAt }: Task, now: number): First['urgency'] => {
  const left = Date.parse(slaDueAt) - now;
  return left < 0 ? 'late' : left < DAY ? 'soon' : 'next';
};
const urgencies: readonly First['urgency'][] = ['late', 'soon', 'next'];

/**
 * What to begin the day with, at most `count` tasks: late ones first, then those due within the day, then the others; among equally urgent
 * ones the merchant of the highest value first, one's own before what nobody has taken, and what is due first. `worthOf`: of the task's
 * merchant, in one currency for all; undefined counts as nothing. `now` in milliseconds. Only what this person can bring to an end.
 */
export const whatFirst = (
  { mine, open }: { readonly mine: readonly Task[]; readonly open: readonly Task[] },
  who: Who,
  { now, worthOf, count }: { readonly now: number; readonly worthOf: (task: Task) => number | undefined; readonly count: number },
): readonly First[] =>
  [
    ...mine.map((task) => ({ task, own: true })),
    ...open.filter((task) => isFor(who, task, now)).map((task) => ({ task, own: false })),
  ]
    .map((one) => ({ ...one, urgency: urgencyOf(one.task, now) }))
    .toSorted(
      (one, other) =>
        urgencies.indexOf(one.urgency) - urgencies.indexOf(other.urgency) ||
        (worthOf(other.task) ?? 0) - (worthOf(one.task) ?? 0) ||
        Number(other.own) - Number(one.own) ||
        one.task.slaDueAt.localeCompare(other.task.slaDueAt),
    )
    .slice(0, count);
