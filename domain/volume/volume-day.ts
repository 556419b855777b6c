import * as z from 'zod';
import { day } from '../values.ts';
import type { VolumeFact } from './volume-fact.ts';
import { countHours } from './volume-hours.ts';

const whole = z.int().min(0);
const hourCount = z.object({
  ...{ hour: z.int().min(0).max(23), opened: whole, taken: whole, decided: whole, cancelled: whole },
  minutes: z.number().min(0),
});

/** what a queue had on one day (UTC): made of its buckets, and made again while something may still come late */
export const volumeDay = z.object({
  queue: z.string().min(1),
  day,
  hours: z.array(hourCount).length(24),
  /** tasks that were open when the day ended */
  open: z.int(),
  /** what was decided, shortly; and how many of what opened had been decided within a week: it was not right the first time */
  subjects: z.array(z.string()),
  again: whole,
  /** of each team what it decided, by the segment of the merchant: how much, and how much of it in time */
  teams: z.record(z.string(), z.record(z.string(), z.object({ n: whole, met: whole }))),
});
export type VolumeDay = z.infer<typeof volumeDay>;

/** days within which the same matter in the same queue is work done twice */
export const AGAIN_DAYS = 7;

const total = (hours: VolumeDay['hours'], what: 'opened' | 'decided' | 'cancelled'): number =>
  hours.reduce((sum, one) => sum + one[what], 0);

/**
 * A queue's day from its facts in order of time. `before` are the days before it, newest last: of the newest what was open counts on, and what
 * was decided on the last seven makes work that is done twice.
 */
export const volumeDayOf = (queue: string, on: string, facts: readonly VolumeFact[], before: readonly VolumeDay[]): VolumeDay => {
  const hours = [...countHours(facts)];
  const matterOf = (fact: VolumeFact): string => `${fact.merchantId}/${fact.subject ?? fact.taskId}`;
  const done = new Set(before.slice(-AGAIN_DAYS).flatMap(({ subjects }) => subjects));
  let again = 0;
  const teams: Record<string, Record<string, { n: number; met: number }>> = {};
  for (const fact of facts) {
    const matter = matterOf(fact);
    if (fact.what === 'opened' && done.has(matter)) again += 1;
    if (fact.what !== 'decided') continue;
    done.add(matter);
    if (fact.team === undefined || fact.late === undefined) continue;
    const mix = teams[fact.team] ?? {};
    teams[fact.team] = mix;
    const { n, met } = mix[fact.segment] ?? { n: 0, met: 0 };
    mix[fact.segment] = { n: n + 1, met: met + Number(!fact.late) };
  }
  const subjects = [...new Set(facts.filter(({ what }) => what === 'decided').map(matterOf))].sort();
  const open = (before.at(-1)?.open ?? 0) + total(hours, 'opened') - total(hours, 'decided') - total(hours, 'cancelled');
  return { queue, day: on, hours, open, subjects, again, teams };
};

/** share of what was decided that did not come back within a week, over some days; null where nothing was decided */
export const firstTimeRight = (days: readonly VolumeDay[]): { readonly value: number | null; readonly n: number } => {
  const n = days.reduce((sum, one) => sum + total(one.hours, 'decided'), 0);
  const again = days.reduce((sum, one) => sum + one.again, 0);
  return { value: n === 0 ? null : Math.max(0, 1 - again / n), n };
};
