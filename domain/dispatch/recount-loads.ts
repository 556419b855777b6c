import * as z from 'zod';
import type { Merchant } from '../model/merchant.ts';
import type { Task } from '../model/task.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { allocationFor } from './allocation-for.ts';
import type { QueueLoad } from './queue-load.ts';
import { dayOfTeam, teamNamed } from './teams-of-work.ts';

/** a task that came to a team, as its timeline tells */
export interface Giving {
  readonly at: string;
  readonly queue: string;
  readonly team: string;
  /** the allocation by whose rule; undefined where a person moved it */
  readonly allocation: string | undefined;
}

type Rules = Pick<PolicyDocument, 'calendars' | 'sharing'>;

const told = z.looseObject({
  queue: z.string(),
  team: z.string().nullish(),
  whyTeam: z.looseObject({ code: z.string() }).optional(),
});

/** the tasks of a merchant that came to teams, in order of time */
export const givingsOf = (entries: readonly TimelineEntry[], merchant: Merchant, { sharing }: Rules): readonly Giving[] =>
  entries.flatMap(({ type, at, data }): Giving[] => {
    if (type !== 'task.opened.v1' && type !== 'task.team-changed.v1') return [];
    const { queue, team, whyTeam } = told.parse(data);
    if (team === undefined || team === null) return [];
    const byRule = whyTeam?.code === 'team-owed';
    return [{ at, queue, team, allocation: byRule ? allocationFor(sharing, queue, merchant)?.key : undefined }];
  });

/** what each team has open of a queue, by its tasks */
const openOf = (queue: string, tasks: readonly Task[]): Readonly<Record<string, number>> => {
  const open: Record<string, number> = {};
  for (const task of tasks)
    if (task.queue === queue && task.team !== undefined && (task.status === 'open' || task.status === 'claimed'))
      open[task.team] = (open[task.team] ?? 0) + 1;
  return open;
};

/**
 * What a queue's load should be by what its tasks and their timelines say. Counts of an allocation begin when its shares last changed: of as many
 * as are counted in all, the last ones that were given by its rule. `givings` are in order of time.
 */
export const recountLoad = (load: QueueLoad, tasks: readonly Task[], givings: readonly Giving[], policy: Rules) => {
  const own = givings.filter(({ queue }) => queue === load.queue);
  const open = openOf(load.queue, tasks);
  const teams = Object.entries(load.teams).map(([key, { day }]) => {
    const team = teamNamed(policy, key);
    const dayOf = (at: string): string => (team === undefined ? at.slice(0, 10) : dayOfTeam(policy, team, at));
    const today = own.filter((one) => one.team === key && dayOf(one.at) === day).length;
    return [key, { day, today, open: open[key] ?? 0 }] as const;
  });
  const counts = Object.entries(load.counts).map(([key, { shares, assigned }]) => {
    const many = Object.values(assigned).reduce((sum, one) => sum + one, 0);
    const last = many === 0 ? [] : own.filter(({ allocation }) => allocation === key).slice(-many);
    const recounted: Record<string, number> = {};
    for (const { team } of last) recounted[team] = (recounted[team] ?? 0) + 1;
    return [key, { shares, assigned: recounted }] as const;
  });
  return { counts: Object.fromEntries(counts), teams: Object.fromEntries(teams) };
};
