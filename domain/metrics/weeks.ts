import { add, daysBefore, type Sheet } from '../tally/sheet.ts';
import { countOf, partsUnder, type Tally } from '../tally/tally.ts';
import { type ForecastError, forecastError } from './forecast.ts';
import type { SlaAttainment } from './service-levels.ts';

const dayMs = 86_400_000;
/** weeks a trend is shown over */
export const WEEKS = 12;
/** a week is forecast as the mean of so many before it */
const FORECAST_OVER = 4;

/** the Monday (UTC) a week began on; 1970-01-05 was one */
export const mondayOf = (at: string): string => {
  const week = Math.floor((Date.parse(at) - 4 * dayMs) / (7 * dayMs));
  return new Date(4 * dayMs + week * 7 * dayMs).toISOString().slice(0, 10);
};

/** the week a task was opened in, and how its service level stands */
export function tallyWeek(sheet: Sheet, task: { readonly openedAt: string; readonly queue: string }, sla: SlaAttainment): void {
  const key = `week/${mondayOf(task.openedAt)}`;
  add(sheet, `${key}/opened`);
  for (const part of ['met', 'breached', 'openInTime'] as const) add(sheet, `${key}/${part}`, sla[part]);
  const own = `queueWeek/${task.queue}/${mondayOf(task.openedAt)}`;
  add(sheet, `${own}/opened`);
  for (const part of ['met', 'breached'] as const) add(sheet, `${own}/${part}`, sla[part]);
}

export interface QueueWeek {
  readonly queue: string;
  readonly week: string;
  readonly opened: number;
  readonly met: number;
  readonly breached: number;
}

/** the last eight weeks of each queue that had work, oldest first */
export const readQueueWeeks = (tally: Tally, now: string): readonly QueueWeek[] => {
  const from = daysBefore(`${mondayOf(now)}T00:00:00.000Z`, 7 * 7).slice(0, 10);
  return partsUnder(tally, 'queueWeek').flatMap((queue) =>
    partsUnder(tally, `queueWeek/${queue}`)
      .filter((week) => week >= from)
      .map((week) => {
        const of = (what: string) => countOf(tally, `queueWeek/${queue}/${week}/${what}`);
        return { queue, week, opened: of('opened'), met: of('met'), breached: of('breached') };
      }),
  );
};

export interface WeekFigure {
  /** the Monday it began on, UTC */
  readonly week: string;
  readonly opened: number;
  readonly met: number;
  readonly breached: number;
  readonly openInTime: number;
  /** mean of the four weeks before; null before there are four */
  readonly forecast: number | null;
}

export interface WeekFigures {
  /** oldest first; the last is the one under way */
  readonly weeks: readonly WeekFigure[];
  /** over the whole weeks that had a forecast */
  readonly forecast: ForecastError;
  /** tasks to expect in a week: the mean of the last four whole ones; null before there are four */
  readonly nextWeek: number | null;
}

export function readWeeks(tally: Tally, now: string): WeekFigures {
  const monday = mondayOf(now);
  // a week before the first task was not a quiet week: there was no desk
  const [earliest = '~'] = partsUnder(tally, 'week');
  const all = Array.from({ length: WEEKS }, (_, back) => daysBefore(`${monday}T00:00:00.000Z`, 7 * (WEEKS - 1 - back)))
    .map((at) => at.slice(0, 10))
    .filter((week) => week >= earliest);
  const of = (week: string, what: string) => countOf(tally, `week/${week}/${what}`);
  const opened = all.map((week) => of(week, 'opened'));
  const meanBefore = (at: number): number | null =>
    at < FORECAST_OVER ? null : opened.slice(at - FORECAST_OVER, at).reduce((sum, one) => sum + one, 0) / FORECAST_OVER;
  const weeks = all.map((week, at) => ({
    week,
    opened: of(week, 'opened'),
    met: of(week, 'met'),
    breached: of(week, 'breached'),
    openInTime: of(week, 'openInTime'),
    forecast: meanBefore(at),
  }));
  const whole = weeks.slice(0, -1).flatMap((one) => (one.forecast === null ? [] : [{ ...one, forecast: one.forecast }]));
  return {
    weeks,
    forecast: forecastError(
      whole.map((one) => one.opened),
      whole.map((one) => one.forecast),
    ),
    nextWeek: meanBefore(all.length - 1),
  };
}
