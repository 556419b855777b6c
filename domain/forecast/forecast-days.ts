import { dailyPoint } from './daily-point.ts';
import { countOn, type DailySeries, inOrder, lastDayOf, meanOf, quantileOf, sameWeekdays } from './daily-series.ts';

/** of one day, made on another; days are numbers since 1970-01-01, the rest counts of that day */
export interface DayForecast {
  readonly madeOn: number;
  readonly target: number;
  readonly lead: number;
  readonly point: number;
  /** the band that 80 % of the days are expected in; null until enough days of this lead could be compared */
  readonly q10: number | null;
  readonly q90: number | null;
  /** the yardsticks: the newest same weekday known, and the mean of the newest four; null where there is none */
  readonly lastWeek: number | null;
  readonly meanOfFour: number | null;
}

/** days whose actual ÷ forecast make the band */
const BAND_DAYS = 120;
/** fewer comparisons make no band */
const BAND_FEWEST = 20;
/** below this many a day the spread of counts is that of chance (Poisson), and a ratio is mostly rounding */
const SPARSE = 3;
/** a tenth of a normal distribution lies beyond this many deviations */
const TENTH = 1.2816;

/** Forecasts of one series, the weekdays shaped like another where it is too thin itself; asked for many days, it computes each point once. */
export const dayForecasts = (series: DailySeries, shaped: DailySeries = series) => {
  const points = new Map<string, number>();
  const point = (madeOn: number, lead: number): number => {
    const key = `${madeOn}/${lead}`;
    const known = points.get(key);
    if (known !== undefined) return known;
    const made = dailyPoint(series, madeOn, lead, shaped);
    points.set(key, made);
    return made;
  };
  /** actual ÷ forecast of the days that were known on `madeOn`, in order of size */
  const ratiosOn = (madeOn: number, lead: number, days: number): readonly number[] => {
    const ratios: number[] = [];
    for (let day = Math.max(series.firstDay + lead, madeOn - days + 1); day <= madeOn; day += 1) {
      const expected = point(day - lead, lead);
      if (expected > 0) ratios.push(countOn(series, day) / expected);
    }
    return inOrder(ratios);
  };
  const bandOn = (madeOn: number, lead: number, expected: number): readonly [number | null, number | null] => {
    const ratios = ratiosOn(madeOn, lead, BAND_DAYS);
    if (ratios.length < BAND_FEWEST) return [null, null];
    if (expected < SPARSE) {
      const spread = TENTH * Math.sqrt(expected);
      return [Math.max(0, Math.floor(expected - spread)), Math.ceil(expected + spread)];
    }
    return [expected * Number(quantileOf(ratios, 0.1)), expected * Number(quantileOf(ratios, 0.9))];
  };
  /** Undefined where nothing, or not everything up to `madeOn`, is known. */
  const forecast = (target: number, lead: number): DayForecast | undefined => {
    const madeOn = target - lead;
    if (madeOn < series.firstDay || madeOn > lastDayOf(series)) return undefined;
    const expected = point(madeOn, lead);
    const [q10, q90] = bandOn(madeOn, lead, expected);
    const same = sameWeekdays(series, madeOn, target);
    return {
      ...{ madeOn, target, lead, point: expected, q10, q90 },
      lastWeek: same[0] ?? null,
      meanOfFour: meanOf(same) ?? null,
    };
  };
  return { point, ratiosOn, forecast };
};
export type DayForecasts = ReturnType<typeof dayForecasts>;
