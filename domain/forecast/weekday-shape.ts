import { countOn, type DailySeries, lastDayOf, weekdayOf } from './daily-series.ts';

/** half a year: a weekday's habit is slow, and a single odd week weighs a twenty-sixth */
const DAYS = 26 * 7;

/**
 * How much more or less than on an average day comes on each weekday (Sunday first), known on `madeOn`: the mean of count ÷ mean of the week
 * around it, scaled to a mean of 1. A weekday without any such week counts as an average day.
 */
export const weekdayShape = (series: DailySeries, madeOn: number): readonly number[] => {
  const first = Math.max(series.firstDay, madeOn - DAYS + 1);
  const last = Math.min(madeOn, lastDayOf(series));
  const sums = [0, 0, 0, 0, 0, 0, 0];
  const weeks = [0, 0, 0, 0, 0, 0, 0];
  for (let day = first + 3; day <= last - 3; day += 1) {
    let week = 0;
    for (let near = day - 3; near <= day + 3; near += 1) week += countOn(series, near);
    if (week === 0) continue;
    const weekday = weekdayOf(day);
    sums[weekday] = Number(sums[weekday]) + (countOn(series, day) * 7) / week;
    weeks[weekday] = Number(weeks[weekday]) + 1;
  }
  const ratios = sums.map((sum, weekday) => (weeks[weekday] === 0 ? 1 : sum / Number(weeks[weekday])));
  const mean = ratios.reduce((sum, one) => sum + one, 0) / 7;
  return ratios.map((one) => one / mean);
};
