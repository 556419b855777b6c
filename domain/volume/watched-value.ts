import type { MadeForecast } from './made-forecast.ts';
import { reviseToday } from './revise-today.ts';
import type { VolumeBucket, VolumeFact } from './volume-fact.ts';
import { countHours, isWithin } from './volume-hours.ts';
import type { WatchRule } from './watch-rule.ts';

/** what alerts are looked at with: the day's buckets, what was expected of it, and the tasks that are open */
export interface WatchedDay {
  readonly now: string;
  readonly buckets: readonly VolumeBucket[];
  readonly made: MadeForecast | undefined;
  readonly open: readonly WatchedTask[];
}
/** an open task as alerts and cuts see it */
export interface WatchedTask extends Pick<VolumeFact, 'country' | 'segment' | 'pspClient' | 'team' | 'queue'> {
  readonly slaDueAt: string;
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const isCut = ({ country, segment, pspClient, team }: WatchRule): boolean =>
  [country, segment, pspClient, team].some((one) => one !== undefined);

/** the share of a queue's work that is the rule's merchants', by what came today: a forecast knows queues only */
const shareOf = (rule: WatchRule, facts: readonly VolumeFact[]): number => {
  const came = facts.filter(({ what }) => what === 'opened');
  return came.length === 0 ? 0 : came.filter((one) => isWithin(one, rule)).length / came.length;
};

const expectedOf = (rule: WatchRule, { now, buckets, made }: WatchedDay): number | undefined => {
  const queues = made?.queues.filter(({ queue }) => rule.queue === undefined || queue === rule.queue) ?? [];
  if (queues.length === 0) return undefined;
  const hour = Number(now.slice(11, 13));
  return sum(
    queues.map((one) => {
      const facts = buckets.filter(({ queue }) => queue === one.queue).flatMap((bucket) => bucket.facts);
      const came = countHours(facts).map(({ opened }) => opened);
      return reviseToday(one, came, hour).revised * (isCut(rule) ? shareOf(rule, facts) : 1);
    }),
  );
};

/** The figure an alert looks at, as of now; undefined where it cannot be known yet. */
export const watchedValue = (rule: WatchRule, day: WatchedDay): number | undefined => {
  const isOf = ({ queue }: { readonly queue: string }): boolean => rule.queue === undefined || queue === rule.queue;
  const facts = day.buckets.filter(isOf).flatMap((bucket) => bucket.facts);
  const hours = countHours(facts, rule);
  const open = day.open.filter((one) => isOf(one) && isWithin(one, rule));
  switch (rule.figure) {
    case 'expected':
      return expectedOf(rule, day);
    case 'came':
      return sum(hours.map(({ opened }) => opened));
    case 'decided':
      return sum(hours.map(({ decided }) => decided));
    case 'minutes': {
      const decided = sum(hours.map((one) => one.decided));
      return decided === 0 ? undefined : sum(hours.map(({ minutes }) => minutes)) / decided;
    }
    case 'open':
      return open.length;
    case 'overdue':
      return open.filter(({ slaDueAt }) => slaDueAt <= day.now).length;
  }
};
