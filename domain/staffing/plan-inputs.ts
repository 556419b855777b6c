import { localDay, offsetAt } from '../calendar/zone.ts';
import { SLOT, weekdayOf } from './open-hours.ts';
import { judgedWeeks, type PlanInputs, type PlanWish } from './shift-plan.ts';

/** a task that was opened: `at` is an instant, ISO 8601 UTC */
export interface OpenedTask {
  readonly merchantId: string;
  readonly taskId: string;
  readonly queue: string;
  readonly at: string;
}
export interface PlanHistory {
  readonly inputs: PlanInputs;
  /** the pieces of the judged weeks, in the order in which the judge counts them */
  readonly judged: readonly OpenedTask[];
}

const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

/**
 * What next week is planned on: tasks opened on whole days up to yesterday by the zone's clock, as far back as the wish or the judge looks.
 * Undefined when none was.
 */
export const planHistory = (wish: PlanWish, tasks: readonly OpenedTask[], now: string): PlanHistory | undefined => {
  const today = localDay(wish.timeZone, Date.parse(now));
  const days = 7 * Math.max(wish.weeks, judgedWeeks);
  const first = today - days;
  const placed = tasks
    .filter(({ queue }) => wish.queue === undefined || queue === wish.queue)
    .map((task) => {
      const at = Date.parse(task.at);
      return { task, slot: Math.floor((at + offsetAt(wish.timeZone, at)) / (SLOT * 60_000)) - first * 48 };
    })
    .filter(({ slot }) => slot >= 0 && slot < days * 48)
    .toSorted((one, other) => one.slot - other.slot || (one.task.at < other.task.at ? -1 : 1));
  if (placed.length === 0) return undefined;
  const came = [...Map.groupBy(placed, ({ slot }) => slot)].map(([slot, of]): [number, number] => [slot, of.length]);
  return {
    inputs: { ...wish, week: dayOf(today + 7 - weekdayOf(today)), until: dayOf(today - 1), days, came },
    judged: placed.filter(({ slot }) => slot >= (days - 7 * judgedWeeks) * 48).map(({ task }) => task),
  };
};
