import { dayNumber } from '../calendar/day-number.ts';
import { minuteOf } from '../calendar/working-day.ts';
import { SHIFT_MINUTES } from './legal-shifts.ts';
import { clockOf, type WrittenShift } from './written-shift.ts';

/** The shifts of a week by day, as rows of a table: a header, then each shift on each of its days, in order of their start. */
export const shiftRows = (monday: string, shifts: readonly WrittenShift[]): readonly (readonly string[])[] => {
  const rows = shifts.flatMap(({ days, start, lunch, people }) =>
    days.map((day) => {
      const date = new Date((dayNumber(monday) + day - 1) * 86_400_000).toISOString().slice(0, 10);
      return [date, start, clockOf(minuteOf(start) + SHIFT_MINUTES), lunch, String(people)];
    }),
  );
  return [['date', 'start', 'end', 'lunch', 'people'], ...rows.toSorted((one, other) => (one.join() < other.join() ? -1 : 1))];
};
