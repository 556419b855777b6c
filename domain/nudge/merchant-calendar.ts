import { holidayCountries } from '../calendar/holidays.ts';
import { InvalidPolicy } from '../errors.ts';
import type { Merchant } from '../model/merchant.ts';
import type { BusinessCalendar } from '../policy/calendar-schema.ts';
import type { Policy } from '../policy/schema.ts';

/** A business calendar of the policy by name. Throws InvalidPolicy when it has none of that name. */
export function calendarNamed(policy: Policy, name: string): BusinessCalendar {
  const calendar = policy.calendars[name];
  if (calendar !== undefined) return calendar;
  throw new InvalidPolicy([{ field: `calendars.${name}`, message: 'is missing', remedy: 'add the calendar or name another one' }]);
}

/** The calendar in which a merchant's working time counts: its country's, or the policy's `default`. */
export function merchantCalendar(policy: Policy, merchant: Merchant): BusinessCalendar {
  return calendarNamed(policy, policy.merchantCalendars[merchant.country] ?? policy.merchantCalendars.default ?? 'default');
}

/**
 * The calendar of the merchant's free days: its own country's holidays by its own clock, even when its working time counts in
 * another country's calendar. A country without known holidays keeps those of its working calendar.
 */
export function freeDayCalendar(policy: Policy, merchant: Merchant): BusinessCalendar {
  const working = merchantCalendar(policy, merchant);
  const holidayCountry = holidayCountries.has(merchant.country) ? merchant.country : working.holidayCountry;
  return { ...working, holidayCountry, timeZone: merchant.timeZone };
}
