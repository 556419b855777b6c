import { solveInteger } from '../../adapters/highs/solve-integer.ts';
import { slotsWithin } from '../../domain/staffing/deadline-cover.ts';
import { improveShifts, type JudgedPlan, movePeople } from '../../domain/staffing/improve-shifts.ts';
import { legalShifts, type StaffedShift, staffOf } from '../../domain/staffing/legal-shifts.ts';
import { type OpenHours, openMinute } from '../../domain/staffing/open-hours.ts';
import { type Arrival, type Judged, replayPlan } from '../../domain/staffing/replay-plan.ts';
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
  /** weekdays on which five days of work may begin, 1 is Monday to Friday; all when not said */
  readonly patterns?: readonly number[];
  /** for all problems together; the last one ends within a second after them */
  readonly seconds: number;
}

/** an answer within a twentieth of the best, or less than a person from it, is as good as a forecast can be */
const GAP = 0.05;
/** the reserve grows by as much at a time, and by half at most: a larger one would be for days that are not ordinary */
const STEP = 1.04;
const LARGEST = 1.5;
/** whole people do more in time than the same number in parts, and each is put where most is */
const ROUNDING = 0.08;
/** a plan must do with as much more work than came: later weeks are never quite like these */
const HEAVIER = 1.08;

/** When each piece came, of wall-clock minutes: what comes after the last evening is work of that evening's week. */
export const arrivalsOf = (hours: OpenHours, minutes: readonly number[], from: number): readonly Arrival[] =>
  minutes.map((at) => ({ at: openMinute(hours, at), week: Math.floor((Math.floor(at / 1440) - from) / 7) }));

/**
 * The fewest people whose shifts do the work of an ordinary week with a reserve. How large it must be is tried on the days themselves, first
 * with parts of people, which is quick; the plan in whole people is played on them too, with a little more work than came, and each person is
 * moved to where more is done in time. `minutes` are wall-clock minutes, ascending; undefined when the solver found nothing in its time.
 */
export async function planShifts(minutes: readonly number[], wanted: Wanted): Promise<JudgedPlan | undefined> {
  const { hours, handling, effective, slaMinutes, from, to, seconds: ofAll } = wanted;
  const came = arrivalsOf(hours, minutes, from);
  const all = legalShifts(hours, wanted.patterns);
  const open = came.map(({ at }) => at);
  const week = typicalWeek(hours, open, from, to);
  const slots = slotsWithin(slaMinutes, handling, effective);
  const began = performance.now();
  const left = (): number => ofAll - (performance.now() - began) / 1000;
  const coverOf = (surge: number) => ({ work: week.map((pieces) => pieces * handling * surge), slots, effective });
  const judged = (shifts: readonly StaffedShift[], heavier = 1): Judged =>
    replayPlan(came, {
      hours,
      staff: staffOf(hours, shifts),
      handling: handling * heavier,
      effective,
      withinMinutes: slaMinutes,
    });
  const goal = wanted.attainment;
  /** is there time left of the part of it there is now? */
  const lasting = (part: number): (() => boolean) => {
    const until = left() * (1 - part);
    return () => left() > until;
  };
  const limits = () => ({ seconds: Math.max(1, left()), gap: GAP });
  const inParts = async (surge: number): Promise<readonly StaffedShift[] | undefined> => {
    const model = shiftModel(hours, coverOf(surge), all);
    const answer = await solveInteger(model.relaxed, limits());
    return answer.kind === 'solved' ? model.read(answer.values) : undefined;
  };
  /** with those shifts only that the plan in parts of people uses: a hundred times fewer to choose from, and hardly anybody more */
  const inWhole = async (surge: number): Promise<JudgedPlan | undefined> => {
    const model = shiftModel(hours, coverOf(surge), (await inParts(surge)) ?? all);
    const answer = await solveInteger(model.text, limits());
    if (answer.kind !== 'solved') return undefined;
    const shifts = model.read(answer.values);
    return movePeople({ shifts, expected: judged(shifts) }, { all, judge: judged, goal, more: lasting(0.5) });
  };
  let surge = surgeOf(week, slots);
  const most = surge * LARGEST;
  for (; surge < most && left() > ofAll * 0.7; surge *= STEP) {
    const parts = await inParts(surge);
    if (parts === undefined || judged(parts).attainment >= goal - ROUNDING) break;
  }
  let best: JudgedPlan | undefined;
  for (let seconds = left(); ; seconds = left(), surge *= STEP) {
    const next = await inWhole(surge);
    best = next ?? best;
    // the next problem takes about as long as this one: one that would not end is not begun
    const enough = next === undefined || next.expected.attainment >= goal;
    if (enough || surge >= most || left() < 1.2 * (seconds - left())) break;
  }
  if (best === undefined) return undefined;
  const judge = (shifts: readonly StaffedShift[]) => judged(shifts, HEAVIER);
  const { shifts } = improveShifts(
    { shifts: best.shifts, expected: judge(best.shifts) },
    { all, judge, goal, more: lasting(0.5) },
  );
  return { shifts, expected: judged(shifts) };
}
