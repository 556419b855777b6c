import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { InvalidPolicy } from '../errors.ts';
import type { Merchant } from '../model/merchant.ts';
import { calendarKeyOf } from '../policy/lookup.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { ofTheMerchant, type QueuePolicy } from '../policy/task-schema.ts';
import { policyFinding } from '../policy-finding.ts';

/**
 * The calendar a queue's service level counts in, by its key: the team's own, or that of the country of the merchant a task is about.
 * Throws InvalidPolicy when policy does not have it.
 */
export const queueCalendar = (
  policy: Pick<PolicyDocument, 'calendars' | 'merchantCalendars'>,
  queue: Pick<QueuePolicy, 'calendar'>,
  { country }: Pick<Merchant, 'country'>,
): { readonly key: string; readonly calendar: BusinessCalendar } => {
  const key = queue.calendar === ofTheMerchant ? calendarKeyOf(policy, country) : queue.calendar;
  const calendar = policy.calendars[key];
  if (calendar !== undefined) return { key, calendar };
  const known = Object.keys(policy.calendars);
  throw new InvalidPolicy([policyFinding(`calendars.${key}`, 'name-unknown', { what: 'calendar', name: key, known })]);
};
