import { aroundTheClock, minutesADay, type OpenHours, SLOT, slotsADay, slotsAWeek } from './open-hours.ts';

/** Nine hours on five days that follow each other, with one paid hour of lunch. */
export interface Shift {
  /** ISO weekdays on which the open hours it lies in begin, ascending */
  readonly days: readonly number[];
  /** minute of the local day; after midnight more than 1440 */
  readonly start: number;
  /** minutes after its start */
  readonly lunch: number;
}

export const SHIFT_MINUTES = 540;
const LUNCH_MINUTES = 60;
/** a lunch begins two to five hours after the shift */
export const EARLIEST_LUNCH = 120;
export const LATEST_LUNCH = 300;
/** three of these are choice enough */
const LUNCHES = [150, 210, 270];

/** the weekdays on which five days of work may begin: 1 is Monday to Friday, 2 Tuesday to Saturday, 7 Sunday to Thursday */
export const everyPattern: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** The five days of a pattern, ISO weekdays, ascending. */
export const daysOfPattern = (first: number): readonly number[] =>
  [0, 1, 2, 3, 4].map((n) => ((first - 1 + n) % 7) + 1).toSorted((one, other) => one - other);

/**
 * Every shift of some patterns that lies within the open hours, starting on the hour after opening; around the clock it may pass midnight, and starts every
 * second hour, for a solver has more than enough to choose from.
 */
export const legalShifts = (hours: OpenHours, patterns = everyPattern): readonly Shift[] => {
  const every = aroundTheClock(hours) ? 120 : 60;
  const last = minutesADay(hours) - (aroundTheClock(hours) ? every : SHIFT_MINUTES);
  const starts = Array.from({ length: Math.floor(last / every) + 1 }, (_, n) => hours.opens + n * every);
  // where the open hours are no whole number of hours, one starts so that it ends when they do
  if (last >= 0 && last % every !== 0) starts.push(hours.opens + last);
  return patterns.flatMap((first) => {
    const days = daysOfPattern(first);
    return starts.flatMap((start) => LUNCHES.map((lunch) => ({ days, start, lunch })));
  });
};

/** The slots of the week, Monday's first is 0, in which a shift works. */
export const slotsOf = (hours: OpenHours, { days, start, lunch }: Shift): readonly number[] => {
  const working = Array.from({ length: SHIFT_MINUTES / SLOT }, (_, n) => n).filter(
    (n) => n * SLOT < lunch || n * SLOT >= lunch + LUNCH_MINUTES,
  );
  return days.flatMap((day) =>
    working.map((n) => ((day - 1) * slotsADay(hours) + (start - hours.opens) / SLOT + n) % slotsAWeek(hours)),
  );
};

export interface StaffedShift extends Shift {
  readonly people: number;
}

/** How many people work in each slot of the week. */
export const staffOf = (hours: OpenHours, shifts: readonly StaffedShift[]): readonly number[] => {
  const staff = Array.from({ length: slotsAWeek(hours) }, () => 0);
  for (const shift of shifts) for (const slot of slotsOf(hours, shift)) staff[slot] = Number(staff[slot]) + shift.people;
  return staff;
};
