import { dayNumber } from '../calendar/day-number.ts';
import { minuteOf } from '../calendar/working-day.ts';
import { type StaffedShift, staffOf } from './legal-shifts.ts';
import { type OpenHours, openMinute, SLOT } from './open-hours.ts';
import { type Judged, replayPlan } from './replay-plan.ts';
import { judgedWeeks, type PlanInputs, type PlanJudgement, type PlanWish } from './shift-plan.ts';

const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** Open hours of a wish: what closes when it opens, or before, closes on the next day. */
export const hoursOf = ({ opens, closes }: Pick<PlanWish, 'opens' | 'closes'>): OpenHours => {
  const [from, to] = [minuteOf(opens), minuteOf(closes)];
  // around the clock a day begins at midnight
  if (from === to) return { opens: 0, closes: 1440 };
  return { opens: from, closes: to > from ? to : to + 1440 };
};

/** first day of a plan's history, a day number */
export const firstDayOf = ({ until, days }: Pick<PlanInputs, 'until' | 'days'>): number => dayNumber(until) - days + 1;

/** When each piece came, in wall-clock minutes, ascending: spread over its half hour, for more is not kept of it. */
export const minutesOf = (inputs: Pick<PlanInputs, 'until' | 'days' | 'came'>): readonly number[] => {
  const first = firstDayOf(inputs) * 1440;
  const sorted = inputs.came.toSorted(([one], [other]) => one - other);
  return sorted.flatMap(([slot, pieces]) => Array.from({ length: pieces }, (_, n) => first + slot * SLOT + (SLOT * n) / pieces));
};

export interface PlayedPlan {
  readonly judgement: PlanJudgement;
  readonly late: Judged['late'];
}

/**
 * What shifts would have done on the last eight weeks of a plan's history, from its frozen inputs alone. `late` counts its pieces from the first
 * of those weeks; undefined when nothing came in them.
 */
export const judgePlan = (inputs: PlanInputs, shifts: readonly StaffedShift[]): PlayedPlan | undefined => {
  const hours = hoursOf(inputs);
  const from = Math.max(firstDayOf(inputs), dayNumber(inputs.until) - 7 * judgedWeeks + 1);
  const arrivals = minutesOf(inputs)
    .filter((minute) => minute >= from * 1440)
    .map((minute) => ({ at: openMinute(hours, minute), week: Math.floor((Math.floor(minute / 1440) - from) / 7) }));
  if (arrivals.length === 0) return undefined;
  const { attainment, worstWeek, weeks, late } = replayPlan(arrivals, {
    ...{ hours, staff: staffOf(hours, shifts), handling: inputs.handlingMinutes, effective: inputs.effective },
    withinMinutes: inputs.slaOpenHours * 60,
  });
  return {
    judgement: {
      ...{ attainment, worstWeek, tasks: arrivals.length, late: late.length },
      weeks: weeks.map(({ week, met, of }) => ({ from: dayOf(from + 7 * week), met, of })),
    },
    late,
  };
};
