import * as z from 'zod';
import { straightThrough } from '../metrics/quality.ts';
import { type Rate, rate } from '../metrics/rate.ts';
import { add, behind, daysBefore, newestFirst, PERIOD_DAYS, type Sheet } from '../tally/sheet.ts';
import { countOf, type Tally } from '../tally/tally.ts';
import { isStale } from './progress.ts';
import type { TaskStory } from './task-stories.ts';

/** a merchant approved or declined; without a person when nobody decided a risk review of it */
export function tallyDecision(sheet: Sheet, tasks: readonly TaskStory[]): void {
  const { approvedAt, declinedAt } = sheet.merchant;
  const decidedAt = approvedAt ?? declinedAt;
  if (decidedAt === undefined) return;
  const byPerson = tasks.some((task) => task.subjectKind === 'risk_review' && task.judged);
  behind(sheet, `decided/${byPerson ? 'person' : 'alone'}`, newestFirst(decidedAt));
}

export const readStraightThrough = (tally: Tally): Rate => {
  const alone = countOf(tally, 'list/decided/alone');
  return straightThrough(alone, alone + countOf(tally, 'list/decided/person'));
};

const offer = z.looseObject({ csatId: z.string() });
const rated = z.looseObject({ csatId: z.string(), rating: z.int().min(1).max(5) });

/** offers of the last 90 days; the latest rating of an offer counts */
export function tallyRatings(sheet: Sheet): void {
  const since = daysBefore(sheet.now, PERIOD_DAYS);
  const offers = new Map<string, { readonly rating: number; readonly at: string } | undefined>();
  for (const entry of sheet.entries) {
    if (entry.type === 'csat.offered.v1' && entry.at >= since) offers.set(offer.parse(entry.data).csatId, undefined);
    if (entry.type !== 'csat.rated.v1' || isStale(entry)) continue;
    const { csatId, rating } = rated.parse(entry.data);
    if (offers.has(csatId)) offers.set(csatId, { rating, at: entry.at });
  }
  for (const one of offers.values()) add(sheet, `csat/${one?.rating ?? 'unrated'}`);
  const unhappy = [...offers.values()].flatMap((one) => (one !== undefined && one.rating <= 3 ? [one.at] : []));
  const latest = unhappy.sort().at(-1);
  if (latest !== undefined) behind(sheet, 'csat/unhappy', newestFirst(latest));
}

export interface CsatFigure {
  readonly csat: Rate;
  readonly responseRate: Rate;
  /** how many rated 1, 2, 3, 4, 5 */
  readonly ratings: readonly number[];
}

export function readCsat(tally: Tally): CsatFigure {
  const ratings = [1, 2, 3, 4, 5].map((stars) => countOf(tally, `csat/${stars}`));
  const all = ratings.reduce((sum, one) => sum + one, 0);
  const good = countOf(tally, 'csat/4') + countOf(tally, 'csat/5');
  return { csat: rate(good, all), responseRate: rate(all, all + countOf(tally, 'csat/unrated')), ratings };
}
