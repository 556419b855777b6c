import { dayInWords } from '../calendar/day-in-words.ts';
import type { Requirement } from '../model/requirement.ts';

const list = (words: readonly string[]): string => words.join(' and ').replaceAll('_', ' ');
const whom = { merchant: 'the merchant', operations: 'us', provider: 'the provider' } as const;

/** The calendar day of an instant by a time zone's clock, in English: "12 March 2018". */
export const dayOf = (at: string, timeZone: string): string => dayInWords('en-GB', timeZone, at);

/**
 * One English sentence for the console: "due on 12 March 2018, payouts stop after it; waiting on the merchant for: Bank account for
 * payouts". The day is named, by the merchant's clock: the sentence is kept, and read days later.
 */
export const deadlineText = ({ title, awaitingActionFrom, deadline, restricts }: Requirement, timeZone: string): string => {
  const waiting = `waiting on ${whom[awaitingActionFrom]} for: ${title}`;
  if (deadline === undefined) return waiting;
  const stops = restricts.length === 0 ? '' : `, ${list(restricts)} stop after it`;
  return `due on ${dayOf(deadline, timeZone)}${stops}; ${waiting}`;
};

/** what is most pressing first: the earliest deadline, those without one last, ties by id */
export const byUrgency = (a: Requirement, b: Requirement): number => {
  const [x, y] = [a.deadline ?? '9999', b.deadline ?? '9999'];
  if (x !== y) return x < y ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};
