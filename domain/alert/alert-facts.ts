import { addDays } from '../calendar/add-days.ts';
import { dayInWords } from '../calendar/day-in-words.ts';
import { weekNumber } from '../calendar/day-number.ts';
import { daysIn, type Tongue } from '../letter/letter-texts.ts';
import type { Alert } from '../model/alert.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { exactAmount } from '../money/format-amount.ts';
import { daysOf, deadlineKey, withDeadline } from './look-again.ts';

/** what an alert says */
export interface Said {
  /** what it is sent for: once it was, it never is again */
  readonly periods: readonly string[];
  /** requirements it lists */
  readonly due: readonly Requirement[];
  /** what its text is filled with, in the letter's language */
  readonly facts: (tongue: Tongue) => Readonly<Record<string, string>>;
  /** the page its link leads to, below the merchant's own */
  readonly page: string;
}

const none = (): Readonly<Record<string, string>> => ({});

const dueSoon = (snapshot: Snapshot, one: Alert, now: string): Said | undefined => {
  const horizon = addDays(now, daysOf(one));
  const near = withDeadline(snapshot).filter(({ deadline }) => deadline > now && deadline <= horizon);
  const keys = near.map(({ requirement, deadline }) => deadlineKey(requirement.id, deadline));
  const [first] = near.toSorted((a, b) => a.deadline.localeCompare(b.deadline));
  if (first === undefined || keys.every((key) => one.told.includes(key))) return undefined;
  const page = `due/${encodeURIComponent(first.requirement.id)}`;
  return { periods: keys, due: near.map(({ requirement }) => requirement), facts: none, page };
};

const silent = ({ merchant, payments }: Snapshot, one: Alert, now: string): Said | undefined => {
  const { lastSaleAt } = payments ?? {};
  const days = daysOf(one);
  if (lastSaleAt === undefined || addDays(lastSaleAt, days) > now || one.told.includes(lastSaleAt)) return undefined;
  const facts = ({ tag, dates, language }: Tongue) => ({
    days: daysIn(tag, language, days),
    date: dayInWords(dates, merchant.timeZone, lastSaleAt),
  });
  return { periods: [lastSaleAt], due: [], facts, page: '' };
};

const week = ({ payments, merchant }: Snapshot, one: Alert, now: string): Said | undefined => {
  const before = weekNumber(now) - 1;
  const period = `week-${before}`;
  if (one.told.includes(period)) return undefined;
  const [, sales, tpvMinor, refundedMinor] = payments?.weeks.find(([number]) => number === before) ?? [before, 0, 0, 0];
  const facts = ({ dates }: Tongue) => {
    const amount = exactAmount(dates, merchant.currency);
    return {
      sales: new Intl.NumberFormat(dates).format(sales),
      amount: amount(tpvMinor),
      refunds: amount(refundedMinor),
      date: dayInWords(dates, 'UTC', mondayOf(before)),
    };
  };
  return { periods: [period], due: [], facts, page: '' };
};

/** 1970-01-05 was a Monday */
const mondayOf = (number: number): string => new Date((4 + 7 * number) * 86_400_000).toISOString();

/** What an alert that has come due says; undefined when there is nothing to say. One that follows an event says it then. */
export const saidBy = (snapshot: Snapshot, one: Alert, now: string): Said | undefined => {
  switch (one.alert) {
    case 'requirement_due':
      return dueSoon(snapshot, one, now);
    case 'no_sale':
      return silent(snapshot, one, now);
    case 'weekly_summary':
      return week(snapshot, one, now);
    case 'payout_failed':
      return undefined;
  }
};
