import type { DailySeries } from '../../domain/forecast/daily-series.ts';
import { dayForecasts } from '../../domain/forecast/forecast-days.ts';
import { daysOf, forecastHours, type HourlySeries, meanHours } from '../../domain/forecast/forecast-hours.ts';
import { revisions } from '../../domain/forecast/revise-day.ts';
import { type OutageWindow, type ShiftedHour, shiftByOutages } from '../../domain/forecast/shift-by-outages.ts';
import { dayText } from './read-series.ts';

interface Wanted {
  /** first and last target, day numbers */
  readonly from: number;
  readonly to: number;
  readonly leads: readonly number[];
}

/** counts are read by people: a hundredth is more than enough */
const rounded = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value * 100) / 100;

const targetsOf = ({ from, to }: Wanted): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);

/** Each forecast that can be made of the targets, by target and lead. */
export const daysAhead = (series: DailySeries, wanted: Wanted) => {
  const { forecast } = dayForecasts(series);
  return targetsOf(wanted)
    .flatMap((target) => wanted.leads.map((lead) => forecast(target, lead)))
    .flatMap((one) =>
      one === undefined
        ? []
        : [
            {
              ...{ madeOn: dayText(one.madeOn), target: dayText(one.target), lead: one.lead },
              ...{ point: rounded(one.point), q10: rounded(one.q10), q90: rounded(one.q90) },
              ...{ lastWeek: rounded(one.lastWeek), meanOfFour: rounded(one.meanOfFour) },
            },
          ],
    );
};

const HOUR = 3_600_000;
const shown = (one: ShiftedHour | undefined) => ({ withOutages: rounded(one?.shifted), held: rounded(one?.held) });

/** hours at which a day is revised */
const LOOKS = [9, 12, 15, 18];

/** Each hour of the targets as expected the day before, and the rest of each target as seen at some of its hours. */
export const hoursAhead = (series: HourlySeries, wanted: Wanted, outages: readonly OutageWindow[] = []) => {
  const days = dayForecasts(daysOf(series));
  const revised = revisions(days, series);
  const known = targetsOf(wanted).filter((day) => day > series.firstDay && day <= series.firstDay + series.hours.length);
  const expected = known.flatMap((target) =>
    forecastHours(days, series, target - 1, target).map((point, hour) => ({ at: (target * 24 + hour) * HOUR, expected: point })),
  );
  const moved = new Map(shiftByOutages(expected, outages).map((one) => [one.at, one]));
  const hourly = known.flatMap((target) => {
    const mean = meanHours(series, target - 1, target);
    return forecastHours(days, series, target - 1, target).map((point, hour) => ({
      ...{ madeOn: dayText(target - 1), target: dayText(target), hour, point: rounded(point), meanOfFour: rounded(mean?.[hour]) },
      // beside the forecast, never over it
      ...(outages.length === 0 ? {} : shown(moved.get((target * 24 + hour) * HOUR))),
    }));
  });
  const looks = known.flatMap((day) =>
    LOOKS.flatMap((at) => {
      const seen = revised(day, at);
      if (seen === undefined) return [];
      const { soFar, expectedSoFar, unrevised, ratio, usual, alert } = seen;
      return [
        {
          ...{ madeOn: dayText(day), target: dayText(day), at, soFar, rest: rounded(seen.revised - soFar) },
          ...{
            unrevisedRest: rounded(unrevised - expectedSoFar),
            ratio: rounded(ratio),
            usual: usual?.map(rounded) ?? null,
            alert,
          },
        },
      ];
    }),
  );
  return [...hourly, ...looks];
};
