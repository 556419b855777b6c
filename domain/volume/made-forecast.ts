import * as z from 'zod';
import { dayNumber } from '../calendar/day-number.ts';
import type { DailySeries } from '../forecast/daily-series.ts';
import { type DayForecast, dayForecasts } from '../forecast/forecast-days.ts';
import { daysOf, forecastHours, type HourlySeries, meanHours } from '../forecast/forecast-hours.ts';
import { revisions } from '../forecast/revise-day.ts';
import { day, instant } from '../values.ts';
import { accuracyByLead } from './accuracy-by-lead.ts';
import { dayText } from './day-text.ts';
import { leadAccuracy, leadForecast } from './forecast-shapes.ts';
import { LEADS } from './leads.ts';
import { teamCards } from './team-cards.ts';
import { firstTimeRight, type VolumeDay } from './volume-day.ts';

/** days of volumes a forecast is made from: half a year of weekdays, and the bands of 120 days */
export const HISTORY_DAYS = 182;
/** below so many a day the weekdays of all queues together shape a queue's own level */
const THIN = 10;

/** a ratio from, a ratio to */
const band = z.tuple([z.number(), z.number()]).nullable();

const share = z.number().min(0).max(1);
export const teamCard = z.object({
  ...{ team: z.string(), cases: z.int(), met: z.int(), rate: share, expected: share, beyond: z.number() },
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
});

const queueForecast = z.object({
  queue: z.string().min(1),
  method: z.enum(['own_weekdays', 'shared_weekdays']),
  leads: z.array(leadForecast),
  /** the next day by the hour, and the mean of its last four same weekdays */
  hours: z.array(z.number()).length(24),
  meanOfFour: z.array(z.number()).length(24).nullable(),
  /** by the hour: the ratios of what came to what was expected that nine of ten days had when it began */
  usual: z.array(band).length(24),
  /** tasks open when the day ended, and what did not come back within a week over the last four */
  open: z.int(),
  firstTimeRight: z.object({ value: z.number().nullable(), n: z.int().min(0) }),
  /** what earlier forecasts of this queue were worth */
  accuracy: z.array(leadAccuracy),
});
export type QueueForecast = z.infer<typeof queueForecast>;

/** what was expected on an evening, of every queue; it never changes */
export const madeForecast = z.object({
  ...{ madeOn: day, madeAt: instant, queues: z.array(queueForecast) },
  /** what teams did in the last weeks against what their mix of work would give anybody */
  scorecards: z.array(teamCard),
});
export type MadeForecast = z.infer<typeof madeForecast>;

/** what somebody expects instead, beside the forecast and never over it */
export const forecastOverride = z.object({
  id: z.string().min(1),
  queue: z.string().min(1),
  target: day,
  point: z.number().min(0).max(1_000_000),
  reason: z.string().min(1),
  by: z.string().min(1),
  at: instant,
});
export type ForecastOverride = z.infer<typeof forecastOverride>;

const hundredth = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);
const exact = (value: number): number => Math.round(value * 100) / 100;

/** a queue's days as a series without a gap up to `last`; undefined while there is no day */
export const seriesOf = (days: readonly VolumeDay[], last: string): HourlySeries | undefined => {
  const [first] = days;
  if (first === undefined) return undefined;
  const known = new Map(days.map((one) => [one.day, one.hours.map(({ opened }) => opened)]));
  const firstDay = dayNumber(first.day);
  const hours = Array.from(
    { length: dayNumber(last) - firstDay + 1 },
    (_, n) => known.get(dayText(firstDay + n)) ?? Array.from({ length: 24 }, () => 0),
  );
  return { firstDay, hours };
};

const added = (one: DailySeries, other: DailySeries): DailySeries => {
  const firstDay = Math.min(one.firstDay, other.firstDay);
  const last = Math.max(one.firstDay + one.counts.length, other.firstDay + other.counts.length);
  const at = ({ firstDay: from, counts }: DailySeries, of: number): number => counts[of - from] ?? 0;
  return {
    firstDay,
    counts: Array.from({ length: last - firstDay }, (_, n) => at(one, firstDay + n) + at(other, firstDay + n)),
  };
};

const leadOf = ({ lead, target, point, q10, q90, lastWeek, meanOfFour }: DayForecast) => ({
  ...{ lead, target: dayText(target), point: exact(point), q10: hundredth(q10), q90: hundredth(q90) },
  ...{ lastWeek: hundredth(lastWeek), meanOfFour: hundredth(meanOfFour) },
});

interface Queue {
  readonly queue: string;
  readonly series: HourlySeries;
  readonly days: readonly VolumeDay[];
}

const forecastOf = (
  { queue, series, days: known }: Queue,
  all: DailySeries,
  madeOn: number,
  earlier: readonly MadeForecast[],
): QueueForecast => {
  const own = daysOf(series);
  const recent = own.counts.slice(-56);
  const thin = recent.reduce((sum, one) => sum + one, 0) < THIN * recent.length;
  const days = dayForecasts(own, thin ? all : own);
  const { usualAt } = revisions(days, series);
  return {
    queue,
    method: thin ? 'shared_weekdays' : 'own_weekdays',
    leads: LEADS.flatMap((lead) => {
      const made = days.forecast(madeOn + lead, lead);
      return made === undefined ? [] : [leadOf(made)];
    }),
    hours: forecastHours(days, series, madeOn, madeOn + 1).map(exact),
    meanOfFour: meanHours(series, madeOn, madeOn + 1)?.map(exact) ?? null,
    usual: Array.from({ length: 24 }, (_, hour) => {
      const ratios = usualAt(madeOn + 1, hour);
      return ratios === null ? null : [exact(ratios[0]), exact(ratios[1])];
    }),
    open: known.reduce((_before, one) => one.open, 0),
    firstTimeRight: firstTimeRight(known.slice(-28)),
    accuracy: [...accuracyByLead(queue, earlier, known)],
  };
};

/** What is expected after the day `madeOn`, from the days of each queue up to it and nothing later; `earlier` forecasts say what they were worth. */
export const makeForecast = (
  madeOn: string,
  madeAt: string,
  queues: ReadonlyMap<string, readonly VolumeDay[]>,
  earlier: readonly MadeForecast[] = [],
): MadeForecast => {
  const known = [...queues].flatMap(([queue, days]): Queue[] => {
    const series = seriesOf(days, madeOn);
    return series === undefined ? [] : [{ queue, series, days }];
  });
  const all = known.map(({ series }) => daysOf(series)).reduce(added, { firstDay: dayNumber(madeOn), counts: [0] });
  return {
    madeOn,
    madeAt,
    queues: known.map((one) => forecastOf(one, all, dayNumber(madeOn), earlier)),
    scorecards: [...teamCards(known)],
  };
};
