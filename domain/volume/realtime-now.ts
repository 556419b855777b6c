import type { Presence } from '../staffing/present-people.ts';
import type { ForecastOverride, MadeForecast } from './made-forecast.ts';
import { reviseToday } from './revise-today.ts';
import type { VolumeBucket } from './volume-fact.ts';
import { countHours, isWithin, type VolumeCut } from './volume-hours.ts';
import type { WatchedTask } from './watched-value.ts';

export interface RealtimeInput {
  readonly now: string;
  /** keys of policy's queues */
  readonly queues: readonly string[];
  readonly buckets: readonly VolumeBucket[];
  readonly made: MadeForecast | undefined;
  readonly overrides: readonly ForecastOverride[];
  readonly open: readonly (WatchedTask & { readonly claimed: boolean })[];
  /** people at work by the published plan, and away; undefined without a plan of this week */
  readonly presence: Presence | undefined;
  readonly cut: VolumeCut;
}

const HOUR = 3_600_000;
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** tasks that are open now, how many are late, and when the next one will be */
const backlogOf = (tasks: RealtimeInput['open'], now: string) => {
  const next = tasks.map(({ slaDueAt }) => slaDueAt).filter((due) => due > now);
  const soon = new Date(Date.parse(now) + 4 * HOUR).toISOString();
  return {
    open: tasks.length,
    claimed: tasks.filter(({ claimed }) => claimed).length,
    overdue: tasks.length - next.length,
    dueSoon: next.filter((due) => due <= soon).length,
    ...(next.length === 0 ? {} : { nextDueAt: next.reduce((one, other) => (one < other ? one : other)) }),
  };
};

const queueNow = (queue: string, { now, buckets, made, overrides, open, cut }: RealtimeInput) => {
  const facts = buckets.filter((one) => one.queue === queue).flatMap((bucket) => bucket.facts);
  const hours = countHours(facts, cut);
  const known = made?.queues.find((one) => one.queue === queue);
  const whole = countHours(facts).map(({ opened }) => opened);
  const lead = known?.leads.find((one) => one.lead === 1);
  return {
    queue,
    hours: hours.map((one) => ({ ...one, expected: known?.hours[one.hour] ?? null })),
    backlog: backlogOf(
      open.filter((one) => one.queue === queue && isWithin(one, cut)),
      now,
    ),
    // a forecast knows queues: under a cut it would be held against a part of them
    day: known === undefined ? null : reviseToday(known, whole, Number(now.slice(11, 13))),
    band:
      lead === undefined
        ? null
        : { point: lead.point, q10: lead.q10, q90: lead.q90, lastWeek: lead.lastWeek, meanOfFour: lead.meanOfFour },
    ahead: known?.leads ?? [],
    accuracy: known?.accuracy ?? [],
    firstTimeRight: known?.firstTimeRight ?? { value: null, n: 0 },
    overrides: overrides.filter((one) => one.queue === queue),
  };
};

/** by time to breach: what is late first, then what will be next; then by how much more came than was expected */
const urgency = (one: ReturnType<typeof queueNow>, other: ReturnType<typeof queueNow>): number => {
  if (one.backlog.overdue !== other.backlog.overdue) return other.backlog.overdue - one.backlog.overdue;
  const [a, b] = [one.backlog.nextDueAt ?? '~', other.backlog.nextDueAt ?? '~'];
  if (a !== b) return a < b ? -1 : 1;
  return one.queue.localeCompare(other.queue);
};

/** The desk as it is now: every queue by time to breach, and how much of the time people are there they have work in hand. */
export const realtimeNow = (input: RealtimeInput) => {
  const queues = input.queues.map((queue) => queueNow(queue, input)).sort(urgency);
  const minutes = sum(queues.flatMap(({ hours }) => hours.map((one) => one.minutes)));
  const { presence } = input;
  const there = presence === undefined ? 0 : presence.planned - presence.away;
  return {
    asOf: input.now,
    queues,
    people:
      presence === undefined
        ? null
        : {
            ...presence,
            /** of the time that was planned what was away */
            shrinkage: presence.planned === 0 ? null : presence.away / presence.planned,
            minutes,
            /** of the time people were there what they had work in hand */
            occupancy: there === 0 ? null : minutes / there,
          },
  };
};
