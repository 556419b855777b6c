import type { BusinessCalendar } from './business-calendar.ts';
import { isHolidayOn } from './working-day.ts';
import { localDay } from './zone.ts';

/** Does the instant (ISO 8601 UTC) fall on a holiday of the calendar, by its local date? */
export function isHoliday(calendar: BusinessCalendar, at: string): boolean {
  return isHolidayOn(calendar, localDay(calendar.timeZone, Date.parse(at)));
}
