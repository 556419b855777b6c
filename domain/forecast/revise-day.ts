import { inOrder, quantileOf } from './daily-series.ts';
import type { DayForecasts } from './forecast-days.ts';
import { forecastHours, type HourlySeries, hoursOn, totalOf } from './forecast-hours.ts';

/** a day as it is seen at one of its hours */
export interface RevisedDay {
  /** came before the hour */
  readonly soFar: number;
  /** were expected before the hour */
  readonly expectedSoFar: number;
  /** the whole day as it was forecast the day before */
  readonly unrevised: number;
  /** the whole day as it is expected now: what came, and the rest revised */
  readonly revised: number;
  /** soFar ÷ expectedSoFar; null before a quarter of the day is expected in, when nothing is revised */
  readonly ratio: number | null;
  /** the ratios that 90 % of this series' days had at this hour; null where too few days are known */
  readonly usual: readonly [low: number, high: number] | null;
  /** more or less came than on 90 % of the days: worth a look, and not before */
  readonly alert: 'high' | 'low' | null;
}

/** a ratio over less than this share of the day is noise */
const FIRST_SHARE = 0.25;
/** days whose ratios at the same hour say what is usual */
const USUAL_DAYS = 112;
const USUAL_FEWEST = 28;
/** how much of what is usual carries over to the rest of the day */
const CARRIED = 0.2;

type Seen = Pick<RevisedDay, 'soFar' | 'expectedSoFar' | 'unrevised' | 'ratio'>;

/** what came before an hour of a day against what was expected of it, `plan` being the 24 hours as they were forecast */
export const seenAt = (plan: readonly number[], came: readonly number[], hour: number): Seen => {
  const expectedSoFar = totalOf(plan.slice(0, hour));
  const soFar = totalOf(came.slice(0, hour));
  const unrevised = totalOf(plan);
  const early = expectedSoFar === 0 || expectedSoFar < FIRST_SHARE * unrevised;
  return { soFar, expectedSoFar, unrevised, ratio: early ? null : soFar / expectedSoFar };
};

/**
 * The day by what was seen of it and the ratios that are usual at this hour. Within what is usual a fifth of the deviation carries over to the
 * rest of the day; what goes beyond carries over whole.
 */
export const reviseBy = (now: Seen, usual: RevisedDay['usual']): RevisedDay => {
  const { soFar, expectedSoFar, unrevised, ratio } = now;
  if (ratio === null || usual === null) return { ...now, usual, revised: soFar + unrevised - expectedSoFar, alert: null };
  const [low, high] = usual;
  const edge = Math.min(Math.max(ratio, low), high);
  const factor = 1 + (ratio - edge) + CARRIED * (edge - 1);
  const revised = soFar + (unrevised - expectedSoFar) * Math.max(0, factor);
  return { ...now, usual, revised, alert: ratio > high ? 'high' : ratio < low ? 'low' : null };
};

/** Revisions of one series, `days` being forecasts of its days. */
export const revisions = (days: DayForecasts, series: HourlySeries) => {
  const expected = new Map<number, readonly number[]>();
  const expectedOn = (day: number): readonly number[] => {
    const known = expected.get(day);
    if (known !== undefined) return known;
    const made = forecastHours(days, series, day - 1, day);
    expected.set(day, made);
    return made;
  };
  const seen = (day: number, hour: number, hours: readonly number[]) => seenAt(expectedOn(day), hours, hour);
  const usualAt = (day: number, hour: number): RevisedDay['usual'] => {
    const ratios: number[] = [];
    for (const [n, hours] of series.hours.slice(0, day - series.firstDay).entries()) {
      if (n === 0 || n < day - series.firstDay - USUAL_DAYS) continue;
      const { ratio } = seen(series.firstDay + n, hour, hours);
      if (ratio !== null) ratios.push(ratio);
    }
    if (ratios.length < USUAL_FEWEST) return null;
    const sorted = inOrder(ratios);
    return [Number(quantileOf(sorted, 0.05)), Number(quantileOf(sorted, 0.95))];
  };
  /** The day as it is seen when `hour` (0–23) begins, from what came before it. Undefined for a day that is not known. */
  const revised = (day: number, hour: number): RevisedDay | undefined => {
    const hours = hoursOn(series, day);
    if (hours === undefined || day <= series.firstDay) return undefined;
    const now = seen(day, hour, hours);
    return reviseBy(now, now.ratio === null ? null : usualAt(day, hour));
  };
  return Object.assign(revised, { usualAt });
};
