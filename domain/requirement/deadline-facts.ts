import type { Requirement } from '../model/requirement.ts';
import { daysUntil } from './days.ts';

/** what a text about a requirement has to say: what is missing, by when, what stops, whom we wait for */
export interface DeadlineFacts {
  readonly requirementId: string;
  readonly title: string;
  readonly waitingOn: Requirement['awaitingActionFrom'];
  readonly deadline: string | undefined;
  /** whole days left, rounded up; negative once past */
  readonly daysLeft: number | undefined;
  readonly stops: readonly string[];
  readonly remediations: readonly string[];
}

export const deadlineFacts = (requirement: Requirement, now: string): DeadlineFacts => ({
  requirementId: requirement.id,
  title: requirement.title,
  waitingOn: requirement.awaitingActionFrom,
  deadline: requirement.deadline,
  daysLeft: requirement.deadline === undefined ? undefined : daysUntil(requirement.deadline, now),
  stops: requirement.restricts,
  remediations: requirement.errors.map((one) => one.remediation),
});

const list = (words: readonly string[]): string => words.join(' and ').replaceAll('_', ' ');

const when = (daysLeft: number): string => {
  if (daysLeft < 0) return `${-daysLeft} ${daysLeft === -1 ? 'day' : 'days'} ago`;
  return daysLeft === 0 ? 'today' : `in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`;
};

const whom = { merchant: 'you', operations: 'us', provider: 'the provider' } as const;

/** one English sentence for the console: "payouts stop in 6 days; waiting on you for: Bank account for payouts" */
export const deadlineText = (facts: DeadlineFacts): string => {
  const waiting = `waiting on ${whom[facts.waitingOn]} for: ${facts.title}`;
  if (facts.daysLeft === undefined) return waiting;
  const past = facts.daysLeft < 0;
  const what = facts.stops.length === 0 ? `${past ? 'was due' : 'due'}` : `${list(facts.stops)} ${past ? 'stopped' : 'stop'}`;
  return `${what} ${when(facts.daysLeft)}; ${waiting}`;
};

/** what is most pressing first: the earliest deadline, those without one last, ties by id */
export const byUrgency = (a: Requirement, b: Requirement): number => {
  const [x, y] = [a.deadline ?? '9999', b.deadline ?? '9999'];
  if (x !== y) return x < y ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};
