import { dayNumber } from '../calendar/day-number.ts';
import { Conflict } from '../errors.ts';
import { hoursOf, judgePlan } from './judge-plan.ts';
import { weekdayOf } from './open-hours.ts';
import type { PlanInputs, ShiftPlan } from './shift-plan.ts';
import { readShift, type WrittenShift } from './written-shift.ts';

/** pieces a plan is judged on at most: more take longer than a request may */
const mostPieces = 100_000;

export interface PlanToPublish extends PlanInputs {
  readonly shifts: readonly WrittenShift[];
}

/**
 * A plan as it is published: each shift is legal, and what it would have done follows from its own inputs, whatever its sender says. Throws
 * Conflict
 */
export const publishPlan = (
  sent: PlanToPublish,
  { id, by, now }: { readonly id: string; readonly by: string; readonly now: string },
): ShiftPlan => {
  const hours = hoursOf(sent);
  if (weekdayOf(dayNumber(sent.week)) !== 0) throw new Conflict({ code: 'plan-week', about: { week: sent.week } });
  if (sent.came.some(([slot]) => slot >= sent.days * 48))
    throw new Conflict({ code: 'plan-history', about: { days: sent.days } });
  if (sent.came.reduce((sum, [, pieces]) => sum + pieces, 0) > mostPieces)
    throw new Conflict({ code: 'plan-volume', about: { most: mostPieces } });
  const shifts = sent.shifts.map((written) => {
    const shift = readShift(hours, written);
    if (typeof shift === 'string')
      throw new Conflict({ code: `plan-shift-${shift}`, about: { start: written.start, lunch: written.lunch } });
    return shift;
  });
  const played = judgePlan(sent, shifts);
  if (played === undefined) throw new Conflict({ code: 'plan-no-work', about: { until: sent.until } });
  return { ...sent, shifts: [...sent.shifts], id, judged: played.judgement, publishedBy: by, publishedAt: now };
};
