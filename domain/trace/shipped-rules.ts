import { businessCalendar } from '../calendar/business-calendar.ts';
import type { TraceRules } from './trace-money.ts';

/** when providers and banks move money, TARGET days, and how long each hop takes at most by their terms */
export const shippedRules = (): TraceRules => ({
  calendar: businessCalendar.parse({
    ...{ holidayCountry: 'DE', timeZone: 'Europe/Berlin', workdays: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' },
  }),
  times: { capture: 7, settle: 3, payOut: 5, bank: 2, answer: 2 },
});
