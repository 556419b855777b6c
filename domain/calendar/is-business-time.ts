import type { BusinessCalendar } from './business-calendar.ts';
import { workingHoursOn } from './working-day.ts';
import { localDay } from './zone.ts';

/** Is somebody at work at the instant (ISO 8601 UTC)? Opening time is, closing time no longer is. */
export function isBusinessTime(calendar: BusinessCalendar, at: string): boolean {
  const ms = Date.parse(at);
  const hours = workingHoursOn(calendar, localDay(calendar.timeZone, ms));
  return hours?.shifts.some(({ opens, closes }) => ms >= opens && ms < closes) ?? false;
}
