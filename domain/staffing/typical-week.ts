import { cameWithin } from './deadline-cover.ts';
import { minutesADay, type OpenHours, SLOT, slotsADay, slotsAWeek, weekdayOf } from './open-hours.ts';

/** the middle of some numbers, or the mean of the two around it; 0 of none */
const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const around = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return around.reduce((sum, one) => sum + one, 0) / Math.max(1, around.length);
};

/** fewer pieces than this a day are too few for a middle day: of most days on which nothing comes it would be none */
const SPARSE = 3;
const ordinary = (totals: readonly number[]): number => {
  const middle = median(totals);
  return middle < SPARSE ? totals.reduce((sum, one) => sum + one, 0) / Math.max(1, totals.length) : middle;
};

/**
 * What comes in each slot of an ordinary week, Monday first, in pieces of work: as many as on the middle one of each weekday's days, so that a
 * holiday among them changes nothing (where few come, their mean), spread over the day as on all of them. `arrivals` are open minutes, on days `from` to `to` (days since
 * 1970-01-01, both included).
 */
export const typicalWeek = (hours: OpenHours, arrivals: readonly number[], from: number, to: number): readonly number[] => {
  const length = minutesADay(hours);
  const totals = new Map(Array.from({ length: to - from + 1 }, (_, n) => [from + n, 0]));
  const seen = Array.from({ length: slotsAWeek(hours) }, () => 0);
  for (const at of arrivals) {
    const day = Math.floor(at / length);
    const before = totals.get(day);
    // what came after the last day closed is work of a day that is not looked at
    if (before === undefined) continue;
    const slot = weekdayOf(day) * slotsADay(hours) + Math.floor((at - day * length) / SLOT);
    seen[slot] = Number(seen[slot]) + 1;
    totals.set(day, before + 1);
  }
  return seen.map((pieces, slot) => {
    const weekday = Math.floor(slot / slotsADay(hours));
    const days = [...totals].flatMap(([day, total]) => (weekdayOf(day) === weekday ? [total] : []));
    const all = days.reduce((sum, one) => sum + one, 0);
    return all === 0 ? 0 : (pieces * ordinary(days)) / all;
  });
};

/**
 * By how much the work of one service level exceeds its mean on the busiest of twenty occasions: chance pools over as much as may wait, so
 * work with a long service level needs less reserve. `slots` is the service level in open slots.
 */
export const surgeOf = (week: readonly number[], slots: number): number => {
  const all = week.reduce((sum, one) => sum + one, 0);
  if (all === 0) return 1;
  const beside = cameWithin(week, slots);
  const together = week.reduce((sum, one, at) => sum + one * Number(beside[at]), 0) / all;
  return 1 + 1.645 / Math.sqrt(together);
};
