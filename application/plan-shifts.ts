import { dayNumber } from '../domain/calendar/day-number.ts';
import { slotsWithin } from '../domain/staffing/deadline-cover.ts';
import { fewestPeople } from '../domain/staffing/fewest-people.ts';
import { hoursOf, minutesOf } from '../domain/staffing/judge-plan.ts';
import { legalShifts, type StaffedShift, staffOf } from '../domain/staffing/legal-shifts.ts';
import { type OpenHours, openMinute } from '../domain/staffing/open-hours.ts';
import type { SolveProblem } from '../domain/staffing/plan-ports.ts';
import { type Arrival, type Judged, replayPlan } from '../domain/staffing/replay-plan.ts';
import { shiftModel } from '../domain/staffing/shift-model.ts';
import type { PlanInputs } from '../domain/staffing/shift-plan.ts';
import { surgeOf, typicalWeek } from '../domain/staffing/typical-week.ts';
import { type WrittenShift, writeShift } from '../domain/staffing/written-shift.ts';

export interface Wanted {
  readonly hours: OpenHours;
  /** minutes of work of a piece */
  readonly handling: number;
  readonly slaMinutes: number;
  readonly effective: number;
  /** first and last day to plan on, day numbers */
  readonly from: number;
  readonly to: number;
  /** how much of the work should be in time on those days, 0 to 1 */
  readonly attainment: number;
  /** weekdays on which five days of work may begin, 1 is Monday to Friday; all when not said */
  readonly patterns?: readonly number[];
  /** for everything together; it ends within a second after them */
  readonly seconds: number;
}
export interface JudgedPlan {
  readonly shifts: readonly StaffedShift[];
  readonly expected: Judged;
}

const TRIALS = 15_000;
/** of the time, what the solver may take: it needs a tenth of a second, and a busy machine must leave enough to settle people */
const SOLVER_PART = 0.6;

/** When each piece came, of wall-clock minutes: what comes after the last evening is work of that evening's week. */
export const arrivalsOf = (hours: OpenHours, minutes: readonly number[], from: number): readonly Arrival[] =>
  minutes.map((at) => ({ at: openMinute(hours, at), week: Math.floor((Math.floor(at / 1440) - from) / 7) }));

/**
 * The fewest people whose shifts do the work in time. The solver finds how many it takes, parts of people allowed, to meet every deadline of an ordinary
 * week with a busy occasion's reserve. Whole people are settled on the days themselves then, more or fewer of them until as much is in time as should be
 * (fewest-people.ts). `minutes` are wall-clock minutes, ascending; undefined when the solver found nothing in its time.
 */
export async function planShifts(
  minutes: readonly number[],
  wanted: Wanted,
  solve: SolveProblem,
): Promise<JudgedPlan | undefined> {
  const { hours, handling, effective, slaMinutes, from, to, seconds, attainment: goal } = wanted;
  const came = arrivalsOf(hours, minutes, from);
  const open = came.map(({ at }) => at);
  const all = legalShifts(hours, wanted.patterns);
  const week = typicalWeek(hours, open, from, to);
  const slots = slotsWithin(slaMinutes, handling, effective);
  const surge = surgeOf(week, slots);
  const began = performance.now();
  const more = (): boolean => performance.now() - began < seconds * 1_000;
  const cover = { work: week.map((pieces) => pieces * handling * surge), slots, effective };
  const model = shiftModel(hours, cover, all);
  const answer = await solve(model.text, seconds * SOLVER_PART);
  if (answer.kind !== 'solved') return undefined;
  const judge = (shifts: readonly StaffedShift[]): Judged =>
    replayPlan(came, { hours, staff: staffOf(hours, shifts), handling, effective, withinMinutes: slaMinutes });
  const shifts = fewestPeople(model.read(answer.values), {
    ...{ all, hours, arrivals: open, ordinary: week, handling, effective, slots, goal, surge },
    inTime: (plan) => judge(plan).attainment,
    ...{ more, trials: TRIALS },
  });
  return { shifts, expected: judge(shifts) };
}

/** Shifts for a week, from a plan's frozen inputs alone; undefined when the solver found none. */
export const shiftsFor = async (
  inputs: PlanInputs,
  seconds: number,
  solve: SolveProblem,
): Promise<readonly WrittenShift[] | undefined> => {
  const to = dayNumber(inputs.until);
  const from = to - 7 * inputs.weeks + 1;
  const minutes = minutesOf(inputs).filter((minute) => minute >= from * 1440);
  if (minutes.length === 0) return undefined;
  const planned = await planShifts(
    minutes,
    {
      ...{ hours: hoursOf(inputs), handling: inputs.handlingMinutes, slaMinutes: inputs.slaOpenHours * 60, seconds },
      ...{ effective: inputs.effective, attainment: inputs.attainment, patterns: inputs.patterns, from, to },
    },
    solve,
  );
  return planned?.shifts.map(writeShift);
};
