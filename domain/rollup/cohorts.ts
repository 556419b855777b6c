import { activatedWithin } from '../metrics/activation.ts';
import { type Rate, rate } from '../metrics/rate.ts';
import { add, behind, daysBefore, newestFirst, type Sheet } from '../tally/sheet.ts';
import { countOf, partsUnder, type Tally } from '../tally/tally.ts';
import { tallyWait } from './waits.ts';

/** W of the activation rate */
export const cohortWindows = [14, 30, 60, 90] as const;
const OLDEST_DAYS = 2 * 365;

/** the month a merchant applied in is its cohort */
export function tallyCohort(sheet: Sheet): void {
  const { merchant, now } = sheet;
  const { registeredAt: from, activatedAt } = merchant;
  tallyWait(sheet, 'activation', { from, happenedAt: activatedAt, until: merchant.closedAt ?? now });
  if (from < daysBefore(now, OLDEST_DAYS)) return;
  const key = `cohort/${from.slice(0, 7)}`;
  add(sheet, `${key}/n`);
  for (const days of cohortWindows) if (activatedWithin({ from, activatedAt }, days)) add(sheet, `${key}/${days}`);
  behind(sheet, `${key}/${activatedAt === undefined ? 'waiting' : 'activated'}`, newestFirst(from));
}

export interface CohortFigure {
  /** `2026-05`, UTC */
  readonly month: string;
  readonly n: number;
  readonly windows: readonly {
    readonly days: number;
    /** null until the whole cohort has been observed that long */
    readonly rate: Rate;
    /** when the last of the cohort has been */
    readonly observedAt: string;
  }[];
}

export const readCohorts = (tally: Tally, now: string): readonly CohortFigure[] =>
  partsUnder(tally, 'cohort').map((month) => {
    const n = countOf(tally, `cohort/${month}/n`);
    const windows = cohortWindows.map((days) => {
      const observedAt = daysBefore(endOf(month), -days);
      const seen = observedAt <= now;
      return { days, observedAt, rate: seen ? rate(countOf(tally, `cohort/${month}/${days}`), n) : { value: null, n } };
    });
    return { month, n, windows };
  });

const endOf = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString();
};
