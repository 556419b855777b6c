import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { holidayCountries } from '../calendar/holidays.ts';
import { workdaysOf } from '../calendar/working-week.ts';
import { calendarOf } from '../policy/lookup.ts';
import type { Policy, PolicyDocument } from '../policy/policy-schema.ts';
import type { Merchant } from './merchant.ts';

/** The calendar in which a merchant's working time counts: its country's, or the policy's default. */
export function merchantCalendar(
  policy: Pick<PolicyDocument, 'calendars' | 'merchantCalendars'>,
  merchant: Pick<Merchant, 'country'>,
): BusinessCalendar {
  return calendarOf(policy, merchant.country);
}

/**
 * The calendar of the merchant's free days: its own country's holidays and weekend by its own clock, even when its working time counts in
 * another country's calendar. A country without known holidays keeps those of its working calendar. `localDayNumber` (days since
 * 1970-01-01) decides, because countries have changed their weekends.
 */
export function freeDayCalendar(
  policy: Policy,
  merchant: Pick<Merchant, 'country' | 'timeZone'>,
  localDayNumber: number,
): BusinessCalendar {
  const working = merchantCalendar(policy, merchant);
  const { country, timeZone } = merchant;
  const holidayCountry = holidayCountries.has(country) ? country : working.holidayCountry;
  // a calendar of the country itself says what its week is
  const workdays = working.holidayCountry === country ? working.workdays : workdaysOf(country, localDayNumber);
  return { ...working, holidayCountry, timeZone, workdays };
}
