import type { Shift, StaffedShift } from './legal-shifts.ts';
import type { Judged } from './replay-plan.ts';

/** A plan, and what its replay says. */
export interface JudgedPlan {
  readonly shifts: readonly StaffedShift[];
  readonly expected: Judged;
}
interface Improving {
  /** shifts a person may work on */
  readonly all: readonly Shift[];
  readonly judge: (shifts: readonly StaffedShift[]) => Judged;
  /** attainment that is enough, 0 to 1 */
  readonly goal: number;
  /** asked before each trial: is there time for another one? */
  readonly more: () => boolean;
}

const isSame = (one: Shift, other: Shift): boolean =>
  one.start === other.start && one.lunch === other.lunch && one.days.join() === other.days.join();

const without = (shifts: readonly StaffedShift[], gone: Shift): readonly StaffedShift[] =>
  shifts.flatMap((one) => (isSame(one, gone) ? (one.people > 1 ? [{ ...one, people: one.people - 1 }] : []) : [one]));

const withOne = (shifts: readonly StaffedShift[], come: Shift): readonly StaffedShift[] =>
  shifts.some((one) => isSame(one, come))
    ? shifts.map((one) => (isSame(one, come) ? { ...one, people: one.people + 1 } : one))
    : [...shifts, { ...come, people: 1 }];

/** shifts that differ in one thing: on other days, at another lunch, or earlier or later */
const besides = (all: readonly Shift[], of: Shift): readonly Shift[] =>
  all.filter((one) => {
    const changes = [one.days.join() !== of.days.join(), one.start !== of.start, one.lunch !== of.lunch];
    return changes.filter((change) => change).length === 1;
  });

/** the plan without the person who is missed least */
const oneFewer = ({ shifts }: JudgedPlan, { judge, more }: Improving): JudgedPlan | undefined => {
  let best: JudgedPlan | undefined;
  for (const shift of shifts) {
    const fewer = without(shifts, shift);
    if (fewer.length === 0 || !more()) return best;
    const expected = judge(fewer);
    if (best === undefined || expected.attainment > best.expected.attainment) best = { shifts: fewer, expected };
  }
  return best;
};

/** The same people, one after the other on another shift where that does more work in time, until enough is or nobody's move does. */
export const movePeople = (plan: JudgedPlan, { all, judge, goal, more }: Improving): JudgedPlan => {
  let best = plan;
  for (let before: JudgedPlan | undefined; before !== best; ) {
    before = best;
    for (const from of before.shifts)
      for (const to of besides(all, from)) {
        if (best.expected.attainment >= goal || !more()) return best;
        // somebody else may have been moved meanwhile
        if (!best.shifts.some((one) => isSame(one, from))) break;
        const shifts = withOne(without(best.shifts, from), to);
        const expected = judge(shifts);
        if (expected.attainment > best.expected.attainment) best = { shifts, expected };
      }
  }
  return best;
};

/**
 * The same plan with each person where more work is done in time, until the goal is met, and then with fewer people as long as it is. A solver
 * knows half hours of an ordinary week; the judge knows what really came.
 */
export const improveShifts = (plan: JudgedPlan, improving: Improving): JudgedPlan => {
  const { goal } = improving;
  let best = movePeople(plan, improving);
  while (best.expected.attainment >= goal) {
    const fewer = oneFewer(best, improving);
    const mended = fewer && movePeople(fewer, improving);
    if (mended === undefined || mended.expected.attainment < goal) break;
    best = mended;
  }
  return best;
};
