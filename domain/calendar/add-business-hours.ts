import type { BusinessCalendar } from './business-calendar.ts';
import { type Pause, withoutPauses } from './pauses.ts';
import { workingHoursOn } from './working-day.ts';
import { localDay } from './zone.ts';

const hour = 3_600_000;

/**
 * The instant at which `hours` (0 or more, fractions allowed) of working time have passed since `from`. Always a working
 * instant: what would end exactly at closing time ends at the next opening. ISO 8601 UTC in and out. Pauses are no working time; they must
 * not overlap.
 * Throws RangeError beyond the years whose holidays are known.
 */
export function addBusinessHours(calendar: BusinessCalendar, from: string, hours: number, pauses: readonly Pause[] = []): string {
  const start = Date.parse(from);
  let left = Math.round(hours * hour);
  for (let day = localDay(calendar.timeZone, start); ; day += 1) {
    const open = workingHoursOn(calendar, day);
    if (open === undefined) continue;
    const spans = open.shifts.flatMap(({ opens, closes }) => withoutPauses(Math.max(opens, start), closes, pauses));
    for (const { begins, ends } of spans) {
      const available = ends - begins;
      if (left < available) return new Date(begins + left).toISOString();
      left -= available;
    }
  }
}
