import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { businessTimeBetween } from '../calendar/business-time-between.ts';
import type { Span } from './spans-of-case.ts';

export interface WaitFigures {
  readonly who: Span['who'];
  readonly what: string;
  readonly times: number;
  /** ms */
  readonly total: number;
  readonly median: number;
  readonly p90: number;
  /** ms of working time: by the clock each weekend is a wait */
  readonly workedMedian: number;
  readonly workedP90: number;
}
/** milliseconds by whom they were waited for; the parts add up to the total */
export interface TimeSpent {
  readonly handling: number;
  readonly queueOpen: number;
  /** in our queue while nobody works */
  readonly queueClosed: number;
  readonly customer: number;
  readonly total: number;
}

const iso = (at: number): string => new Date(at).toISOString();

/** Where the time of spans went; our queue's by the hours in which somebody works. */
export const timeSpent = (spans: readonly Span[], calendar: BusinessCalendar): TimeSpent => {
  const spent = { handling: 0, queueOpen: 0, queueClosed: 0, customer: 0, total: 0 };
  for (const { from, to, who } of spans) {
    const took = to - from;
    spent.total += took;
    if (who !== 'queue') spent[who] += took;
    else {
      const open = businessTimeBetween(calendar, iso(from), iso(to));
      spent.queueOpen += open;
      spent.queueClosed += took - open;
    }
  }
  return spent;
};

/** the value below which a part of sorted numbers lies: of 0.5 the middle one */
const quantile = (sorted: readonly number[], part: number): number =>
  Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]);

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((one, other) => one - other);

/** Each wait with how often and how long, the longest of all first. */
export const waitsOf = (spans: readonly Span[], calendar: BusinessCalendar): readonly WaitFigures[] =>
  [...Map.groupBy(spans, ({ who, what }) => `${who}/${what}`).values()]
    .flatMap((same): WaitFigures[] =>
      same.slice(0, 1).map(({ who, what }) => {
        const took = sorted(same.map(({ from, to }) => to - from));
        const worked = sorted(same.map(({ from, to }) => businessTimeBetween(calendar, iso(from), iso(to))));
        const total = took.reduce((sum, one) => sum + one, 0);
        return {
          ...{ who, what, times: took.length, total, median: quantile(took, 0.5), p90: quantile(took, 0.9) },
          ...{ workedMedian: quantile(worked, 0.5), workedP90: quantile(worked, 0.9) },
        };
      }),
    )
    .toSorted((one, other) => other.total - one.total);
