import type { BacktestReport, Gap, InFlight, LostShard, UnderPolicy, WorkCounts } from '../../domain/backtest/backtest-answer.ts';
import { staffHours } from '../../domain/metrics/forecast.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { costOf } from '../report/cost.ts';
import { usageOfSum } from '../report/usage-of-sum.ts';
import { mostTold, type PlayedSums } from './played-sums.ts';

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

/** what both policies came to over the same merchants and days */
export const reportOf = (parts: {
  readonly sums: PlayedSums;
  /** merchants that were not even played */
  readonly gaps: readonly Gap[];
  readonly policy: Policy;
  readonly against: Policy;
  readonly blueprint: Blueprint;
  readonly until: number;
  readonly minutes: ReadonlyMap<string, number>;
  readonly inFlight: InFlight;
  readonly seconds: number;
  readonly lost?: readonly LostShard[];
}): BacktestReport => {
  const { sums, policy, against, blueprint, until, minutes, inFlight, seconds } = parts;
  const from = sums.from ?? until;
  const side = (of: Policy, which: 'under' | 'against'): UnderPolicy => {
    const work = sums.work[which];
    const usage = usageOfSum(sums.counts[which], { blueprint, from, until, policies: [of] });
    return {
      ...{ version: of.version, work, hours: hoursOf(work, minutes), cost: costOf(usage, sums.merchants).total },
      decided: sums.decided[which],
    };
  };
  const { under: one, against: other } = sums.counts;
  return {
    ...{ from, until, seconds, merchants: sums.merchants },
    transitions: one.counts.stateTransitions + other.counts.stateTransitions,
    gaps: sorted([...parts.gaps, ...sums.gaps]),
    lost: parts.lost ?? [],
    under: side(policy, 'under'),
    against: side(against, 'against'),
    changed: sums.changed.slice(0, mostTold),
    changedCount: sums.changedCount,
    inFlight: { ...inFlight, touched: sorted(inFlight.touched) },
    staffing,
  };
};

const sorted = <One extends { readonly merchantId: string }>(many: readonly One[]): readonly One[] =>
  [...many].sort((one, other) => (one.merchantId < other.merchantId ? -1 : 1));
