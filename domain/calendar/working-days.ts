import { addBusinessHours } from './add-business-hours.ts';
import type { BusinessCalendar } from './business-calendar.ts';
import { businessTimeBetween } from './business-time-between.ts';
import type { Pause } from './pauses.ts';
import { minuteOf } from './working-day.ts';

/** Hours of one full working day of the calendar. */
export function hoursOfWorkingDay(calendar: BusinessCalendar): number {
  return (minuteOf(calendar.closes) - minuteOf(calendar.opens)) / 60;
}

/** The instant `days` (fractions allowed) full working days of working time after `from`, pauses left out. ISO 8601 UTC in and out. */
export function addWorkingDays(calendar: BusinessCalendar, from: string, days: number, pauses: readonly Pause[] = []): string {
  return addBusinessHours(calendar, from, days * hoursOfWorkingDay(calendar), pauses);
}

/** Working time between two instants (ISO 8601 UTC) in full working days, fractions included. */
export function workingDaysBetween(calendar: BusinessCalendar, from: string, to: string): number {
  return businessTimeBetween(calendar, from, to) / 3_600_000 / hoursOfWorkingDay(calendar);
}
