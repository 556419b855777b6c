import { type BusinessCalendar, businessCalendar } from '../calendar/business-calendar.ts';
import type { TraceRules } from './trace-money.ts';

const at = { workdays: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' };
/** where each provider works: its holidays move no money */
const calendars: Readonly<Record<string, BusinessCalendar>> = {
  adyen: businessCalendar.parse({ ...at, holidayCountry: 'NL', timeZone: 'Europe/Amsterdam' }),
  mollie: businessCalendar.parse({ ...at, holidayCountry: 'NL', timeZone: 'Europe/Amsterdam' }),
  stripe: businessCalendar.parse({ ...at, holidayCountry: 'US', timeZone: 'America/New_York' }),
  klarna: businessCalendar.parse({ ...at, holidayCountry: 'SE', timeZone: 'Europe/Stockholm' }),
  ppro: businessCalendar.parse({ ...at, holidayCountry: 'DE', timeZone: 'Europe/Berlin' }),
};
const shipped = businessCalendar.parse({ ...at, holidayCountry: 'DE', timeZone: 'Europe/Berlin' });
const times = { capture: 7, settle: 3, payOut: 5, bank: 2, answer: 2 };

/** how long each hop takes at most by their terms, in working days of the provider; of one that is not known, TARGET days */
export const moneyRules = (provider: string): TraceRules => ({ calendar: calendars[provider] ?? shipped, times });
