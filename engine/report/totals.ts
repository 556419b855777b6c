import type { MerchantLine } from './merchant-line.ts';

/** sums over the merchants of a report; every count is 0 when there is nothing, never absent */
export interface Totals {
  readonly merchants: number;
  readonly byStage: Readonly<Record<string, number>>;
  readonly sold: number;
  readonly tpvMinorByCurrency: Readonly<Record<string, number>>;
  readonly milestones: Readonly<Record<string, number>>;
  readonly nudges: Readonly<Record<string, number>>;
  readonly notSentBecause: Readonly<Record<string, number>>;
  readonly merchantsNudged: number;
  readonly merchantsNotNudged: number;
  readonly holdOut: number;
  readonly tasks: number;
  readonly tasksByQueue: Readonly<Record<string, number>>;
  readonly sla: { readonly met: number; readonly breached: number; readonly open: number; readonly attainment: number | null };
}

export function totalsOf(lines: readonly MerchantLine[], now: string): Totals {
  const nudges = lines.flatMap((line) => line.nudges);
  const tasks = lines.flatMap((line) => line.tasks);
  const done = tasks.filter((task) => task.decidedAt !== null);
  const met = done.filter((task) => task.decidedAt !== null && task.decidedAt <= task.dueAt).length;
  const late = tasks.filter((task) => task.decidedAt === null && task.cancelledBecause === null && task.dueAt < now).length;
  const breached = done.length - met + late;
  const nudged = lines.filter((line) => line.notNudgedBecause === null).length;
  return {
    merchants: lines.length,
    byStage: tally(lines, (line) => line.stage),
    sold: lines.filter((line) => line.firstSaleAt !== null).length,
    tpvMinorByCurrency: tally(
      lines,
      (line) => line.currency,
      (line) => line.tpvMinor,
    ),
    milestones: tally(
      lines.flatMap((line) => Object.keys(line.milestones)),
      (key) => key,
    ),
    nudges: tally(nudges, (nudge) => nudge.outcome),
    notSentBecause: tally(
      nudges.filter((nudge) => nudge.outcome === 'deferred' || nudge.outcome === 'suppressed'),
      (nudge) => nudge.reason ?? 'no_reason_given',
    ),
    merchantsNudged: nudged,
    merchantsNotNudged: lines.length - nudged,
    holdOut: lines.filter((line) => line.nudgeGroup === 'hold_out').length,
    tasks: tasks.length,
    tasksByQueue: tally(tasks, (task) => task.queue),
    sla: slaOf({
      met,
      breached,
      open: tasks.filter((task) => task.decidedAt === null && task.cancelledBecause === null && task.dueAt >= now).length,
    }),
  };
}

const slaOf = (counted: Pick<Totals['sla'], 'met' | 'breached' | 'open'>): Totals['sla'] => {
  const { met, breached } = counted;
  return { ...counted, attainment: met + breached === 0 ? null : Math.round((met / (met + breached)) * 1e4) / 1e4 };
};

/** the totals of all merchants from the totals of parts of them: the same as totalsOf over all */
export function sumTotals(parts: readonly Totals[]): Totals {
  const sum = (of: (totals: Totals) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const sums = (of: (totals: Totals) => Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
    tally(
      parts.flatMap((part) => Object.entries(of(part))),
      ([key]) => key,
      ([, amount]) => amount,
    );
  return {
    merchants: sum((it) => it.merchants),
    byStage: sums((it) => it.byStage),
    sold: sum((it) => it.sold),
    tpvMinorByCurrency: sums((it) => it.tpvMinorByCurrency),
    milestones: sums((it) => it.milestones),
    nudges: sums((it) => it.nudges),
    notSentBecause: sums((it) => it.notSentBecause),
    merchantsNudged: sum((it) => it.merchantsNudged),
    merchantsNotNudged: sum((it) => it.merchantsNotNudged),
    holdOut: sum((it) => it.holdOut),
    tasks: sum((it) => it.tasks),
    tasksByQueue: sums((it) => it.tasksByQueue),
    sla: slaOf({ met: sum((it) => it.sla.met), breached: sum((it) => it.sla.breached), open: sum((it) => it.sla.open) }),
  };
}

/** sums by key, keys in order of the alphabet so that two runs write the same bytes */
function tally<T>(
  all: readonly T[],
  key: (one: T) => string,
  amount: (one: T) => number = () => 1,
): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const one of all) sums.set(key(one), (sums.get(key(one)) ?? 0) + amount(one));
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
