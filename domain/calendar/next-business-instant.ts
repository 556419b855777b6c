import { addBusinessHours } from './add-business-hours.ts';
import type { BusinessCalendar } from './business-calendar.ts';

/** The instant itself when somebody is at work then, otherwise the next opening. ISO 8601 UTC in and out. */
export function nextBusinessInstant(calendar: BusinessCalendar, at: string): string {
  return addBusinessHours(calendar, at, 0);
}
