import type { BacktestReport, Gap, InFlight, UnderPolicy, WorkCounts } from '../../domain/backtest/backtest-answer.ts';
import { staffHours } from '../../domain/metrics/forecast.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { Blueprint } from '../../engine/blueprint/blueprint.ts';
import { sumWork } from '../../engine/comparison/work-counts.ts';
import { costOf } from '../../engine/report/cost.ts';
import type { CountsSum } from '../../engine/report/sum-counts.ts';
import { usageOfSum } from '../../engine/report/usage-of-sum.ts';
import type { StoredStory } from '../../world/stored/stored-story.ts';
import type { Played } from './play-stored.ts';

/** until somebody plans shifts: minutes per task where none were measured, the share of time in hand, the share away */
export const staffing = { minutesPerTask: 12, occupancy: 0.8, shrinkage: 0.3 } as const;

/** staff hours of the tasks counted, by queue and by queue and week */
const hoursOf = (work: WorkCounts, minutes: ReadonlyMap<string, number>): Readonly<Record<string, number>> => {
  const hours: Record<string, number> = {};
  for (const [name, volume] of Object.entries(work)) {
    const [kind, queue = '', week] = name.split('/');
    if (kind !== 'task') continue;
    const handlingMinutes = minutes.get(queue) ?? staffing.minutesPerTask;
    const more = staffHours({ volume, handlingMinutes, ...staffing });
    for (const key of [queue, `${queue}/${week}`]) hours[key] = (hours[key] ?? 0) + more;
  }
  return hours;
};

const transitionsOf = (counts: CountsSum): number => counts.sum().counts.stateTransitions;

/** what both policies came to over the same merchants and days */
export const reportOf = (parts: {
  readonly played: Played;
  readonly gaps: readonly Gap[];
  readonly policy: Policy;
  readonly against: Policy;
  readonly blueprint: Blueprint;
  readonly stories: readonly StoredStory[];
  readonly until: number;
  readonly minutes: ReadonlyMap<string, number>;
  readonly inFlight: InFlight;
  readonly seconds: number;
}): BacktestReport => {
  const { played, gaps, policy, against, blueprint, stories, until, minutes, inFlight, seconds } = parts;
  const { comparisons, counts } = played;
  const from = stories.reduce((first, { events }) => Math.min(first, events[0]?.at ?? first), until);
  const side = (of: Policy, which: 'under' | 'against'): UnderPolicy => {
    const work = sumWork(comparisons.map((one) => one[which]));
    const usage = usageOfSum(counts[which].sum(), { blueprint, from, until, policies: [of] });
    return { version: of.version, work, hours: hoursOf(work, minutes), cost: costOf(usage, comparisons.length).total };
  };
  return {
    ...{
      from,
      until,
      seconds,
      merchants: comparisons.length,
      transitions: transitionsOf(counts.under) + transitionsOf(counts.against),
    },
    ...{ gaps: [...gaps, ...played.gaps] },
    under: side(policy, 'under'),
    against: side(against, 'against'),
    changed: comparisons.flatMap(({ merchantId, name, path }) => (path === undefined ? [] : [{ merchantId, name, ...path }])),
    inFlight,
    staffing,
  };
};
