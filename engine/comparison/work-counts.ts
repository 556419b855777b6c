import type { DecisionStep, WorkCounts } from '../../domain/backtest/backtest-answer.ts';
import { keyOfRequirement } from '../../domain/model/requirement-key.ts';

const DAY = 86_400_000;
/** the Monday (UTC) of an instant's week */
export const weekOf = (at: string): string => {
  const day = Math.floor(Date.parse(at) / DAY);
  // 1970-01-01 was a Thursday
  return new Date((day - ((day + 3) % 7)) * DAY).toISOString().slice(0, 10);
};

const nameOf = ({
  at,
  type,
  stage = '',
  rung,
  channel = '',
  queue = '',
  reason = '',
  requirementId = '',
}: DecisionStep): string | undefined => {
  switch (type) {
    case 'task.opened.v1':
      return `task/${queue}/${weekOf(at)}`;
    case 'nudge.requested.v1':
      return `nudge/${stage}/${(rung ?? -1) + 1}/${channel}/${weekOf(at)}/${reason}/${keyOfRequirement(requirementId)}`;
    case 'nudge.suppressed.v1':
    case 'nudge.deferred.v1':
      return `kept back/${reason}/${weekOf(at)}`;
    case 'risk.assessed.v1':
      return `risk/${reason}`;
    // a person's approval is no decision of a policy: this one took none
    case 'merchant.approved.v1':
      return 'straight through';
    case 'merchant.stalled.v1':
      return `stalled/${stage}`;
    case 'merchant.fell-dormant.v1':
      return 'dormant';
    default:
      return undefined;
  }
};

/** what one merchant's story made: messages, what was kept back, tasks, outcomes of the risk check, stalls */
export const workOf = (steps: readonly DecisionStep[]): WorkCounts => {
  const counts: Record<string, number> = {};
  for (const step of steps) {
    const name = nameOf(step);
    if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

export const sumWork = (all: Iterable<WorkCounts>): WorkCounts => {
  const sum: Record<string, number> = {};
  for (const counts of all) for (const [name, n] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + n;
  return sum;
};

/** what one has more than the other; names without a difference are absent */
export const workDifference = (one: WorkCounts, other: WorkCounts): WorkCounts => {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const more = (one[name] ?? 0) - (other[name] ?? 0);
      return more === 0 ? [] : [[name, more] as const];
    }),
  );
};
