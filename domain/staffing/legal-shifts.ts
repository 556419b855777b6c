import { aroundTheClock, minutesADay, type OpenHours, SLOT, slotsADay, slotsAWeek } from './open-hours.ts';

/** Nine hours on five days that follow each other, with one paid hour of lunch. */
export interface Shift {
  /** ISO weekdays on which it starts, ascending */
  readonly days: readonly number[];
  /** minute of the local day */
  readonly start: number;
  /** minutes after its start */
  readonly lunch: number;
}

export const SHIFT_MINUTES = 540;
const LUNCH_MINUTES = 60;
/** a lunch may begin two to five hours after the shift: three of these are choice enough */
const LUNCHES = [150, 210, 270];

/**
 * Every shift that lies within the open hours, starting on the hour after opening; around the clock it may pass midnight, and starts every
 * second hour, for a solver has more than enough to choose from.
 */
export const legalShifts = (hours: OpenHours): readonly Shift[] => {
  const every = aroundTheClock(hours) ? 120 : 60;
  const last = minutesADay(hours) - (aroundTheClock(hours) ? every : SHIFT_MINUTES);
  const starts = Array.from({ length: Math.floor(last / every) + 1 }, (_, n) => hours.opens + n * every);
  // where the open hours are no whole number of hours, one starts so that it ends when they do
  if (last >= 0 && last % every !== 0) starts.push(hours.opens + last);
  return [0, 1, 2, 3, 4, 5, 6].flatMap((first) => {
    const days = [0, 1, 2, 3, 4].map((n) => ((first + n) % 7) + 1).toSorted((one, other) => one - other);
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
