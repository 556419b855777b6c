import { minuteOf } from '../calendar/working-day.ts';
import { localMinute } from '../calendar/zone.ts';
import type { WatchEntry, WatchRule, WatchWish } from './watch-rule.ts';

export interface WatchChange {
  readonly rule: WatchRule;
  readonly entry: WatchEntry;
}

/** an alert looks between two clock times of its zone; closing before it opens is past midnight */
export const isWatching = ({ from, to, timeZone }: Pick<WatchRule, 'from' | 'to' | 'timeZone'>, now: string): boolean => {
  const minute = localMinute(timeZone, Date.parse(now));
  const [opens, closes] = [minuteOf(from), minuteOf(to)];
  return opens < closes ? opens <= minute && minute < closes : opens <= minute || minute < closes;
};

const entryOf = (rule: WatchRule, what: WatchEntry['what'], at: string, more: Partial<WatchEntry> = {}): WatchEntry => ({
  ...{ id: `${rule.id}/${what}/${rule.version}`, ruleId: rule.id, at, what, title: rule.title },
  ...more,
});

/**
 * What looking at a figure makes of an alert: raised once when it goes beyond its threshold, over when it is back. undefined: nothing to write,
 * also while it rests, was stopped, or looks at other hours.
 */
export const lookAtRule = (rule: WatchRule, value: number, now: string): WatchChange | undefined => {
  if (rule.stoppedAt !== undefined || !isWatching(rule, now)) return undefined;
  if (rule.snoozedUntil !== undefined && now < rule.snoozedUntil) return undefined;
  const beyond = rule.direction === 'above' ? value > rule.threshold : value < rule.threshold;
  if (beyond === (rule.beyondSince !== undefined)) return undefined;
  const { beyondSince: _since, ...rest } = rule;
  const told = { value: Math.round(value * 10) / 10, threshold: rule.threshold };
  return beyond
    ? { rule: { ...rest, beyondSince: now }, entry: entryOf(rule, 'raised', now, told) }
    : { rule: rest, entry: entryOf(rule, 'over', now, told) };
};

interface Doing {
  readonly by: string;
  readonly now: string;
}

export const makeRule = (id: string, wish: WatchWish, { by, now }: Doing): WatchChange => {
  const rule: WatchRule = { ...wish, id, version: 0, by, madeAt: now, followers: [by] };
  return { rule, entry: entryOf(rule, 'made', now, { by }) };
};

export const snoozeRule = (rule: WatchRule, until: string, { by, now }: Doing): WatchChange => {
  // whoever rests it wants to hear of it afterwards if it is still so
  const { beyondSince: _since, ...rest } = rule;
  return { rule: { ...rest, snoozedUntil: until }, entry: entryOf(rule, 'snoozed', now, { by, until }) };
};

export const stopRule = (rule: WatchRule, { by, now }: Doing): WatchChange => ({
  rule: { ...rule, stoppedAt: now },
  entry: entryOf(rule, 'stopped', now, { by }),
});

/** a colleague is told of the desk's alert too, or no longer */
export const followRule = (rule: WatchRule, follows: boolean, { by, now }: Doing): WatchChange => {
  const others = rule.followers.filter((one) => one !== by);
  return {
    rule: { ...rule, followers: follows ? [...others, by] : others },
    entry: entryOf(rule, follows ? 'followed' : 'left', now, { by }),
  };
};

/** alerts somebody sees: their own, and the desk's */
export const rulesSeen = (rules: readonly WatchRule[], person: string): readonly WatchRule[] =>
  rules.filter(({ whose, by, stoppedAt }) => stoppedAt === undefined && (whose === 'desk' || by === person));
