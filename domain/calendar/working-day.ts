import type { BusinessCalendar } from './business-calendar.ts';
import { holidaysOf } from './holidays.ts';
import { swappedDay } from './swapped-days.ts';
import { zonedInstant } from './zone.ts';

const dayMs = 86_400_000;

/** The working hours of one local day as instants (ms): from opening up to but not including closing. */
export interface WorkingHours {
  readonly opens: number;
  readonly closes: number;
  /** the stretches in which somebody works, ascending: two of a split day */
  readonly shifts: readonly { readonly opens: number; readonly closes: number }[];
}

type Days = Map<number, WorkingHours | undefined>;
const known = new WeakMap<BusinessCalendar, Days>();
// policies are parsed anew for every step: equal calendars share their days
const shared = new Map<string, Days>();

/** Is the local day (days since 1970-01-01) a public or bank holiday, a day off in exchange for another, or one the calendar names itself? */
export function isHolidayOn(calendar: BusinessCalendar, localDayNumber: number): boolean {
  const date = new Date(localDayNumber * dayMs);
  const swapped = swappedDay(calendar.holidayCountry, localDayNumber);
  if (swapped === 'off') return true;
  if (swapped === undefined && holidaysOf(calendar.holidayCountry, date.getUTCFullYear()).has(localDayNumber)) return true;
  return calendar.extraHolidays?.includes(date.toISOString().slice(0, 10)) ?? false;
}

/** Is the local day (days since 1970-01-01) one of the weekdays worked, or one worked in exchange for another? */
export function isWorkdayOn(calendar: BusinessCalendar, localDayNumber: number): boolean {
  if (swappedDay(calendar.holidayCountry, localDayNumber) === 'worked') return true;
  // 1970-01-01 was a Thursday, ISO weekday 4
  return calendar.workdays.includes(((((localDayNumber + 3) % 7) + 7) % 7) + 1);
}

/** Working hours of a local day; undefined when nobody works. Computed once per calendar and day. */
export function workingHoursOn(calendar: BusinessCalendar, localDayNumber: number): WorkingHours | undefined {
  const days = daysOf(calendar);
  if (days.has(localDayNumber)) return days.get(localDayNumber);
  const free = !isWorkdayOn(calendar, localDayNumber) || isHolidayOn(calendar, localDayNumber);
  const hours = free ? undefined : hoursOf(calendar, localDayNumber);
  days.set(localDayNumber, hours);
  return hours;
}

function hoursOf({ timeZone, opens: first, closes: last, rest }: BusinessCalendar, localDayNumber: number): WorkingHours {
  const at = (clock: string): number => zonedInstant(timeZone, localDayNumber, minuteOf(clock));
  const [opens, closes] = [at(first), at(last)];
  if (rest === undefined) return { opens, closes, shifts: [{ opens, closes }] };
  return {
    ...{ opens, closes },
    shifts: [
      { opens, closes: at(rest.from) },
      { opens: at(rest.to), closes },
    ],
  };
}

/** Minute of the day of a clock time: `24:00` is 1440. */
export function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function daysOf(calendar: BusinessCalendar): Days {
  const own = known.get(calendar);
  if (own !== undefined) return own;
  const key = JSON.stringify(calendar);
  const days = shared.get(key) ?? new Map();
  shared.set(key, days);
  known.set(calendar, days);
  return days;
}
