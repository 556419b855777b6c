import { type Giving, givingsOf, recountLoad } from '../../domain/dispatch/recount-loads.ts';
import type { Merchant } from '../../domain/model/merchant.ts';
import type { Task } from '../../domain/model/task.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import { type Difference, firstDifference } from '../../domain/timeline/first-difference.ts';
import { dayBefore } from '../../domain/volume/day-text.ts';
import { bucketsOf, factOf } from '../../domain/volume/facts-of-entries.ts';
import { HISTORY_DAYS, makeForecast } from '../../domain/volume/made-forecast.ts';
import { type VolumeDay, volumeDayOf } from '../../domain/volume/volume-day.ts';
import type { VolumeBucket, VolumeFact } from '../../domain/volume/volume-fact.ts';
import type { storedIn } from './read-stored.ts';

/** the stream gathers for minutes: what is younger may not have been delivered */
const SETTLED_MS = 15 * 60_000;

/** what all timelines say of work, gathered merchant by merchant */
export class ToldWork {
  readonly facts: VolumeFact[] = [];
  readonly givings: Giving[] = [];
  readonly tasks: Task[] = [];

  take(merchant: Merchant, tasks: readonly Task[], timeline: readonly TimelineEntry[], policy: Policy): void {
    this.tasks.push(...tasks);
    this.givings.push(...givingsOf(timeline, merchant, policy));
    for (const entry of timeline) {
      const fact = factOf(entry, merchant);
      if (fact !== undefined) this.facts.push(fact);
    }
  }
}

const named = (buckets: readonly VolumeBucket[], until: string) =>
  Object.fromEntries(
    buckets.map(({ queue, hour, facts }) => [
      `${queue}/${hour}`,
      Object.fromEntries(facts.filter(({ at }) => at <= until).map((one) => [`${one.merchantId}/${one.id}`, one])),
    ]),
  );
const filled = (buckets: ReturnType<typeof named>) =>
  Object.fromEntries(Object.entries(buckets).filter(([, facts]) => Object.keys(facts).length > 0));

const byDay = (facts: readonly VolumeFact[]) => Map.groupBy(facts, ({ at }) => at.slice(0, 10));
const inOrder = (one: VolumeFact, other: VolumeFact): number =>
  one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1;

export interface RecomputedWork {
  readonly difference?: Difference;
  readonly buckets: number;
  readonly days: number;
  readonly loads: number;
}

/** Loads of teams, buckets of volumes, the days made of them and the newest forecast, each against what timelines say. `now` is ISO 8601 UTC */
export const recomputeWork = async (
  { loads, volumes }: ReturnType<typeof storedIn>,
  told: ToldWork,
  policy: Policy,
  now: string,
): Promise<RecomputedWork> => {
  const counted = { buckets: 0, days: 0, loads: 0 };
  const givings = told.givings.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  for (const load of await loads.all()) {
    const { counts, teams } = load;
    const difference = firstDifference({ counts, teams }, recountLoad(load, told.tasks, givings, policy), `teams.${load.queue}`);
    if (difference !== undefined) return { ...counted, difference };
    counted.loads += 1;
  }
  const facts = told.facts.toSorted(inOrder);
  const [first] = facts;
  if (first === undefined) return counted;
  const until = new Date(Date.parse(now) - SETTLED_MS).toISOString();
  const today = now.slice(0, 10);
  const days = byDay(facts);
  const made = new Map<string, VolumeDay[]>();
  for (let day = first.at.slice(0, 10); day <= today; day = dayBefore(day, -1)) {
    const own = days.get(day) ?? [];
    const stored = filled(named(await volumes.ofDay(day), until));
    const difference = firstDifference(stored, filled(named(bucketsOf(own), until)), 'volumes');
    if (difference !== undefined) return { ...counted, difference };
    counted.buckets += Object.keys(stored).length;
    if (day === today) break;
    for (const queue of new Set(facts.map((one) => one.queue))) {
      const before = made.get(queue) ?? [];
      const mine = own.filter((one) => one.queue === queue);
      if (before.length > 0 || mine.length > 0) made.set(queue, [...before, volumeDayOf(queue, day, mine, before)]);
    }
  }
  for (const [queue, recomputed] of made) {
    const stored = await volumes.days(queue, first.at.slice(0, 10), today);
    const at = (known: readonly VolumeDay[]) => Object.fromEntries(known.map((one) => [one.day, one]));
    const kept = new Set(stored.map(({ day }) => day));
    const same = recomputed.filter(({ day }) => kept.has(day));
    const difference = firstDifference(at(stored), at(same), `volumes.${queue}.days`);
    if (difference !== undefined) return { ...counted, difference };
    counted.days += stored.length;
  }
  const newest = (await volumes.forecasts(dayBefore(today, 30), today)).at(-1);
  if (newest === undefined) return counted;
  const known = new Map(
    [...made].flatMap(([queue, own]) => {
      const past = own.filter(({ day }) => day <= newest.madeOn && day >= dayBefore(newest.madeOn, HISTORY_DAYS));
      return past.length === 0 ? [] : [[queue, past] as const];
    }),
  );
  const again = makeForecast(newest.madeOn, newest.madeAt, known).queues;
  const expected = (queues: typeof again) =>
    Object.fromEntries(queues.map(({ queue, leads, hours }) => [queue, { leads, hours }]));
  const difference = firstDifference(expected(newest.queues), expected(again), `forecasts.${newest.madeOn}`);
  return difference === undefined ? counted : { ...counted, difference };
};
