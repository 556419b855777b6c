import { dayNumber } from '../calendar/day-number.ts';
import { cameWithin, slotsWithin } from './deadline-cover.ts';
import { firstDayOf, hoursOf, minutesOf } from './judge-plan.ts';
import { openMinute, SLOT } from './open-hours.ts';
import type { PlanInputs } from './shift-plan.ts';
import { typicalWeek } from './typical-week.ts';

/** a half hour of a week, in people */
export interface CoveredSlot {
  /** who is at work */
  readonly staff: number;
  /** who would do at once what comes then in an ordinary week */
  readonly work: number;
  /** who would be needed besides, so that nothing due by its end is late */
  readonly short: number;
}

/**
 * An ordinary week of a plan by open half hours, Monday first, with the people who are there. What is short is missing at the last moment: each
 * piece waits as long as it may.
 */
export const coverageOf = (inputs: PlanInputs, staff: readonly number[]): readonly CoveredSlot[] => {
  const hours = hoursOf(inputs);
  const open = minutesOf(inputs).map((minute) => openMinute(hours, minute));
  const week = typicalWeek(hours, open, firstDayOf(inputs), dayNumber(inputs.until));
  const { handlingMinutes, effective, slaOpenHours } = inputs;
  const each = effective * SLOT;
  const work = week.map((pieces) => pieces * handlingMinutes);
  const notDue = cameWithin(work, slotsWithin(slaOpenHours * 60, handlingMinutes, effective) - 1);
  let left = 0;
  const slots = () =>
    work.map((minutes, at) => {
      left = Math.max(0, left + minutes - Number(staff[at]) * each);
      const late = Math.max(0, left - Number(notDue[at]));
      left -= late;
      return { staff: Number(staff[at]), work: minutes / each, short: late > 1e-6 ? late / each : 0 };
    });
  // what the week before leaves behind belongs to it too
  slots();
  return slots();
};
