import { dueAtOf, type Item } from '../../domain/model/item.ts';
import type { Recurring } from '../agenda.ts';

/** the earliest instant at which something is due (epoch ms); undefined: nothing is */
const earliestDue = (items: Iterable<Item>): number | undefined => {
  let first: string | undefined;
  for (const item of items) {
    const dueAt = dueAtOf(item);
    if (dueAt !== undefined && (first === undefined || dueAt < first)) first = dueAt;
  }
  return first === undefined ? undefined : Date.parse(first);
};

/**
 * A schedule that sweeps what is due: it runs at every multiple of its period, and only the runs that find something of this merchant
 * are played. What stays due is found again at every run.
 */
export const sweepEvery = (periodMs: number, items: () => Iterable<Item>, sweep: () => void | Promise<void>): Recurring => {
  let swept = Number.NEGATIVE_INFINITY;
  return {
    next: (now) => {
      const due = earliestDue(items());
      if (due === undefined) return undefined;
      const first = Math.ceil(Math.max(due, now) / periodMs) * periodMs;
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
