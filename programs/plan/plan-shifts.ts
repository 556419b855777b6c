import { solveInteger } from '../../adapters/highs/solve-integer.ts';
import { slotsWithin } from '../../domain/staffing/deadline-cover.ts';
import { type StaffedShift, staffOf } from '../../domain/staffing/legal-shifts.ts';
import { type OpenHours, openMinute } from '../../domain/staffing/open-hours.ts';
import { type Judged, replayPlan } from '../../domain/staffing/replay-plan.ts';
import { shiftModel } from '../../domain/staffing/shift-model.ts';
import { surgeOf, typicalWeek } from '../../domain/staffing/typical-week.ts';

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
}
export interface Planned {
  readonly shifts: readonly StaffedShift[];
  readonly expected: Judged;
}

/** seconds for all problems; an answer within a twentieth of the best, or less than a person from it, is as good as a forecast can be */
const SECONDS = 10;
const GAP = 0.05;
/** the reserve grows by as much at a time, and by half at most: a larger one would be for days that are not ordinary */
const STEP = 1.04;
const LARGEST = 1.5;
/** whole people do more in time than the same number in parts */
const ROUNDING = 0.08;

/**
 * The fewest people whose shifts do the work of an ordinary week with a reserve. How large it must be is tried on the days themselves, first
 * with parts of people, which is quick; the plan in whole people is played on them too, and judged. `arrivals` are wall-clock minutes,
 * ascending; undefined when the solver found nothing in its time.
 */
export async function planShifts(arrivals: readonly number[], wanted: Wanted): Promise<Planned | undefined> {
  const { hours, handling, effective, slaMinutes, from, to } = wanted;
  const open = arrivals.map((at) => openMinute(hours, at));
  const week = typicalWeek(hours, open, from, to);
  const slots = slotsWithin(slaMinutes, handling, effective);
  const began = performance.now();
  const left = (): number => SECONDS - (performance.now() - began) / 1000;
  const coverOf = (surge: number) => ({ work: week.map((pieces) => pieces * handling * surge), slots, effective });
  const judged = (shifts: readonly StaffedShift[]): Planned => {
    const judging = { hours, staff: staffOf(hours, shifts), handling, effective, withinMinutes: slaMinutes };
    return { shifts, expected: replayPlan(open, judging) };
  };
  const limits = () => ({ seconds: Math.max(1, left()), gap: GAP });
  const inParts = async (surge: number): Promise<Planned | undefined> => {
    const model = shiftModel(hours, coverOf(surge));
    const answer = await solveInteger(model.relaxed, limits());
    return answer.kind === 'solved' ? judged(model.read(answer.values)) : undefined;
  };
  /** with those shifts only that the plan in parts of people uses: a hundred times fewer to choose from, and hardly anybody more */
  const inWhole = async (surge: number): Promise<Planned | undefined> => {
    const parts = await inParts(surge);
    const model = shiftModel(hours, coverOf(surge), parts?.shifts);
    const answer = await solveInteger(model.text, limits());
    return answer.kind === 'solved' ? judged(model.read(answer.values)) : undefined;
  };
  const enough = (plan: Planned | undefined, least = wanted.attainment): boolean =>
    plan === undefined || plan.expected.attainment >= least;
  let surge = surgeOf(week, slots);
  const most = surge * LARGEST;
  while (surge < most && left() > SECONDS * 0.7 && !enough(await inParts(surge), wanted.attainment - ROUNDING)) surge *= STEP;
  let best: Planned | undefined;
  for (let seconds = left(); ; seconds = left(), surge *= STEP) {
    const next = await inWhole(surge);
    best = next ?? best;
    // the next problem takes about as long as this one: one that would not end is not begun
    if (next === undefined || enough(next) || surge >= most || left() < 1.2 * (seconds - left())) return best;
  }
}
