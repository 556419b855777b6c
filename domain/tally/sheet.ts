import type { Context } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { count, list, type Tally } from './tally.ts';

const dayMs = 86_400_000;
/** older tasks no longer describe how the desk works */
export const PERIOD_DAYS = 90;

/** one merchant, its whole timeline in order, and the tally it goes into; `now` is the instant the figures are of */
export interface Sheet extends Pick<Context, 'now' | 'policy' | 'outages'> {
  readonly merchant: Merchant;
  readonly entries: readonly TimelineEntry[];
  readonly tally: Tally;
}

export const add = ({ tally }: Sheet, key: string, by?: number): void => count(tally, key, by);

/** puts the merchant behind a bar and counts it there; once a merchant and key */
export const behind = ({ tally, merchant }: Sheet, key: string, rank: string): void => {
  count(tally, `list/${key}`);
  list(tally, key, { merchantId: merchant.merchantId, name: merchant.legalName.slice(0, 60), rank });
};

/** a rank by which the latest come first */
export const newestFirst = (at: string): string => String(9e15 - Date.parse(at));

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;
export const daysBefore = (now: string, days: number): string => new Date(Date.parse(now) - days * dayMs).toISOString();
