import type { BusinessCalendar } from './business-calendar.ts';
import { type Pause, withoutPauses } from './pauses.ts';
import { workingHoursOn } from './working-day.ts';
import { localDay } from './zone.ts';

/** Working milliseconds from one instant to another (ISO 8601 UTC), without pauses, which must not overlap; 0 when the second is not after the first. */
export function businessTimeBetween(calendar: BusinessCalendar, from: string, to: string, pauses: readonly Pause[] = []): number {
  const start = Date.parse(from);
  const end = Date.parse(to);
  let total = 0;
  const last = localDay(calendar.timeZone, end);
  for (let day = localDay(calendar.timeZone, start); day <= last; day += 1) {
    const open = workingHoursOn(calendar, day);
    if (open === undefined) continue;
    for (const { opens, closes } of open.shifts)
      for (const { begins, ends } of withoutPauses(Math.max(opens, start), Math.min(closes, end), pauses)) total += ends - begins;
  }
  return total;
}
