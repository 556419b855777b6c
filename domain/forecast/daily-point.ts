import { countOn, type DailySeries, inOrder, meanOf, quantileOf, sameWeekdays, weekdayOf } from './daily-series.ts';
import { weekdayShape } from './weekday-shape.ts';

/** weight of the newest day in the fast level */
const ALPHA = 0.7;
/** days the fast level begins with: older ones weigh nothing any more */
const FAST_DAYS = 28;
/** days of the slow level */
const SLOW_DAYS = 56;
/** from this lead on, days, what came last says too little alone */
const FAR = 7;

interface Levels {
  readonly fast: number;
  readonly slow: number;
}

const levelsOn = (series: DailySeries, madeOn: number, shape: readonly number[]): Levels => {
  const recent: number[] = [];
  let fast: number | undefined;
  for (let day = Math.max(series.firstDay, madeOn - SLOW_DAYS + 1); day <= madeOn; day += 1) {
    const count = countOn(series, day);
    recent.push(count);
    if (day <= madeOn - FAST_DAYS) continue;
    const share = Number(shape[weekdayOf(day)]);
    // a weekday on which nothing ever comes says nothing about the level
    if (share === 0) continue;
    fast = fast === undefined ? count / share : ALPHA * (count / share) + (1 - ALPHA) * fast;
  }
  const slow = meanOf(recent) ?? 0;
  return { fast: fast ?? slow, slow };
};

/**
 * How many are expected on the day `lead` days after `madeOn`, from the counts up to `madeOn` alone. For the days ahead the newest level times
 * the weekday's habit (simple exponential smoothing); from a week on its mean with a slow level and the median of the last four same weekdays,
 * because a single shock should not set a month. `shaped` is what the weekday's habit is read from, where the series itself is too thin.
 */
export const dailyPoint = (series: DailySeries, madeOn: number, lead: number, shaped: DailySeries = series): number => {
  const shape = weekdayShape(shaped, madeOn);
  const target = madeOn + lead;
  const share = Number(shape[weekdayOf(target)]);
  const { fast, slow } = levelsOn(series, madeOn, shape);
  if (lead < FAR) return fast * share;
  const median = quantileOf(inOrder(sameWeekdays(series, madeOn, target)), 0.5) ?? slow * share;
  return (fast * share + slow * share + median) / 3;
};
