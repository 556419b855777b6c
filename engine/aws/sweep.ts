import type { Recurring } from '../agenda.ts';

/** the earliest instant at which something is due (epoch ms); undefined: nothing is */
const earliestOf = (due: Iterable<string>): number | undefined => {
  let first: string | undefined;
  for (const dueAt of due) if (first === undefined || dueAt < first) first = dueAt;
  return first === undefined ? undefined : Date.parse(first);
};

/**
 * A schedule that sweeps what is due: it runs at every multiple of its period, and only the runs that find something of this merchant
 * are played. What stays due is found again at every run.
 * @param due the instants at which something of the merchant is due
 */
export const sweepEvery = (periodMs: number, due: () => Iterable<string>, sweep: () => void | Promise<void>): Recurring => {
  let swept = Number.NEGATIVE_INFINITY;
  return {
    next: (now) => {
      const earliest = earliestOf(due());
      if (earliest === undefined) return undefined;
      const first = Math.ceil(Math.max(earliest, now) / periodMs) * periodMs;
      const at = first > swept ? first : swept + periodMs;
      // each run was put in the diary by the one before
      return { at, since: at - periodMs };
    },
    work: (at) => {
      swept = at;
      return sweep();
    },
  };
};
