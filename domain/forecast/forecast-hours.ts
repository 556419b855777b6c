import { type DailySeries, weekdayOf } from './daily-series.ts';
import type { DayForecasts } from './forecast-days.ts';

/** Counts of the 24 hours of each day, from a first day (number since 1970-01-01) on, without a gap. */
export interface HourlySeries {
  readonly firstDay: number;
  readonly hours: readonly (readonly number[])[];
}

/** weeks that make the shape of a day */
const PROFILE_WEEKS = 13;
/** what another day of the same kind, working day or weekend, weighs beside the weekday itself */
const KIN = 0.3;

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);
const isWeekend = (weekday: number): boolean => weekday === 0 || weekday === 6;

export const totalOf = (hours: readonly number[]): number => hours.reduce((sum, one) => sum + one, 0);

/** the days of a series of hours as one of days */
export const daysOf = ({ firstDay, hours }: HourlySeries): DailySeries => ({ firstDay, counts: hours.map(totalOf) });

export const hoursOn = ({ firstDay, hours }: HourlySeries, day: number): readonly number[] | undefined => hours[day - firstDay];

/** Which share of a day comes in each of its hours, known on `madeOn`; equal shares where nothing is known. */
const profileOn = (series: HourlySeries, madeOn: number, target: number): readonly number[] => {
  const weekday = weekdayOf(target);
  const sums = hoursOfDay.map(() => 0);
  for (let day = madeOn - PROFILE_WEEKS * 7 + 1; day <= madeOn; day += 1) {
    const hours = hoursOn(series, day);
    if (hours === undefined || isWeekend(weekdayOf(day)) !== isWeekend(weekday)) continue;
    const weight = weekdayOf(day) === weekday ? 1 : KIN;
    for (const [hour, count] of hours.entries()) sums[hour] = Number(sums[hour]) + weight * count;
  }
  const whole = totalOf(sums);
  return sums.map((sum) => (whole === 0 ? 1 / 24 : sum / whole));
};

/** How many are expected in each hour of `target`, known on `madeOn`: the day's forecast by the shape of such days. */
export const forecastHours = (days: DayForecasts, series: HourlySeries, madeOn: number, target: number): readonly number[] => {
  const point = days.point(madeOn, target - madeOn);
  return profileOn(series, madeOn, target).map((share) => share * point);
};

/** The yardstick: the mean of each hour on the newest four same weekdays known on `madeOn`; undefined where there is none. */
export const meanHours = (series: HourlySeries, madeOn: number, target: number): readonly number[] | undefined => {
  const found: (readonly number[])[] = [];
  for (let day = target - 7; found.length < 4 && day >= series.firstDay; day -= 7) {
    const hours = day <= madeOn ? hoursOn(series, day) : undefined;
    if (hours !== undefined) found.push(hours);
  }
  if (found.length === 0) return undefined;
  return hoursOfDay.map((hour) => totalOf(found.map((hours) => Number(hours[hour]))) / found.length);
};
