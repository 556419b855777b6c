import type { Instant } from '../../contract.ts';
import { type DaysOf, parseDays } from './cron-days.ts';
import { HOURS, MINUTES, MONTHS, parseField, YEARS } from './cron-field.ts';
import type { Zone } from './schedule-zone.ts';

interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: DaysOf;
  readonly months: readonly number[];
  readonly years: readonly number[];
}

/** Reads five or six fields; the year may be left out. Throws Error naming the field that is wrong. */
export function parseCron(fields: string): Cron {
  const parts = fields.trim().split(/\s+/);
  if (parts.length !== 5 && parts.length !== 6) throw new Error('a cron expression has five or six fields');
  const [minutes = '', hours = '', dayOfMonth = '', months = '', dayOfWeek = '', years = '*'] = parts;
  return {
    minutes: parseField(minutes, MINUTES),
    hours: parseField(hours, HOURS),
    days: parseDays(dayOfMonth, dayOfWeek),
    months: parseField(months, MONTHS),
    years: parseField(years, YEARS),
  };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The first run at or after an instant. Walks years, months and days that match, never minutes; a local time that clocks skip
 * does not run, one they show twice runs the first time only.
 */
export function nextCron(cron: Cron, zone: Zone, atOrAfter: Instant): Instant | undefined {
  const local = atOrAfter + zone.offsetAt(atOrAfter);
  const today = new Date(Math.floor(local / DAY) * DAY);
  const fromYear = today.getUTCFullYear();
  for (const year of cron.years) {
    if (year < fromYear) continue;
    for (const month of cron.months) {
      if (year === fromYear && month < today.getUTCMonth() + 1) continue;
      for (const day of cron.days(year, month)) {
        const midnight = Date.UTC(year, month - 1, day);
        if (midnight < today.getTime()) continue;
        const found = firstOfDay(cron, zone, midnight, atOrAfter, local);
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}

function firstOfDay(cron: Cron, zone: Zone, midnight: number, atOrAfter: Instant, local: number): Instant | undefined {
  for (const hour of cron.hours) {
    const whole = midnight + hour * HOUR;
    // an hour that ended on the local clock is over, and clocks set back do not bring its runs again
    if (whole + HOUR <= local) continue;
    for (const minute of cron.minutes) {
      const wanted = whole + minute * MINUTE;
      if (wanted < local) continue;
      const instant = zone.firstInstant(wanted);
      if (instant !== undefined && instant >= atOrAfter) return instant;
    }
  }
  return undefined;
}
