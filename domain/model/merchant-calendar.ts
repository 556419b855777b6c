import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { holidayCountries } from '../calendar/holidays.ts';
import { calendarOf } from '../policy/lookup.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Merchant } from './merchant.ts';

/** The calendar in which a merchant's working time counts: its country's, or the policy's default. */
export function merchantCalendar(policy: Policy, merchant: Merchant): BusinessCalendar {
  return calendarOf(policy, merchant.country);
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
