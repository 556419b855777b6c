import * as z from 'zod';
import { minuteOf } from '../calendar/working-day.ts';
import { EARLIEST_LUNCH, everyPattern, LATEST_LUNCH, SHIFT_MINUTES, type StaffedShift } from './legal-shifts.ts';
import { aroundTheClock, type OpenHours, SLOT } from './open-hours.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** a shift as people read it: ISO weekdays on which it starts, times of their clock */
export const writtenShift = z.object({
  days: z.array(z.int().min(1).max(7)).length(5),
  start: clock,
  lunch: clock,
  people: z.int().min(1).max(10_000),
});
export type WrittenShift = z.infer<typeof writtenShift>;

const two = (n: number): string => String(n).padStart(2, '0');
/** A minute of a day, or of the one after it, as a clock shows it. */
export const clockOf = (minute: number): string => `${two(Math.floor((minute % 1440) / 60))}:${two(minute % 60)}`;

const shiftedBy = (days: readonly number[], n: number): number[] =>
  days.map((day) => ((day - 1 + n) % 7) + 1).toSorted((one, other) => one - other);

/** What starts after midnight starts on the next day, whatever evening its work belongs to. */
export const writeShift = ({ days, start, lunch, people }: StaffedShift): WrittenShift => ({
  days: shiftedBy(days, start >= 1440 ? 1 : 0),
  start: clockOf(start),
  lunch: clockOf(start + lunch),
  people,
});

export type ShiftFault = 'days' | 'lunch' | 'hours';

/** A shift as it was written, of these open hours; or what is not legal about it. */
export const readShift = (hours: OpenHours, { days, start, lunch, people }: WrittenShift): StaffedShift | ShiftFault => {
  const from = minuteOf(start);
  const late = from < hours.opens && !aroundTheClock(hours);
  const at = late ? from + 1440 : from;
  const after = (((minuteOf(lunch) - from) % 1440) + 1440) % 1440;
  if (new Set(days).size !== days.length) return 'days';
  if (after < EARLIEST_LUNCH || after > LATEST_LUNCH || after % SLOT !== 0) return 'lunch';
  if ((at - hours.opens) % SLOT !== 0) return 'hours';
  if (!aroundTheClock(hours) && at + SHIFT_MINUTES > hours.closes) return 'hours';
  return { days: shiftedBy(days, late ? everyPattern.length - 1 : 0), start: at, lunch: after, people };
};
