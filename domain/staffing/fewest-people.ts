import { type Shift, type StaffedShift, slotsOf } from './legal-shifts.ts';
import { type OpenHours, slotsAWeek } from './open-hours.ts';
import { bestPlace, settlePeople } from './settle-people.ts';
import { cameOf, slotJudge, weeksOf } from './slot-judge.ts';

interface Staffing {
  /** shifts a person may work on, at least one */
  readonly all: readonly Shift[];
  readonly hours: OpenHours;
  /** when work came, open minutes, ascending, at least one */
  readonly arrivals: readonly number[];
  /** pieces in each slot of an ordinary week */
  readonly ordinary: readonly number[];
  readonly handling: number;
  readonly effective: number;
  /** the service level in open slots */
  readonly slots: number;
  /** by how much a busy occasion exceeds an ordinary one (typical-week.ts) */
  readonly surge: number;
  /** how much must be in time, 0 to 1 */
  readonly goal: number;
  /** how much a plan would have done in time: the replay */
  readonly inTime: (shifts: readonly StaffedShift[]) => number;
  /** is there time left? */
  readonly more: () => boolean;
  /** for each number of people; more where that was not enough, and at last */
  readonly trials: number;
}

/** as often where one person fewer was not enough, before it is given up, and for those it comes to */
const LONGER = 4;
/** more would be there for days that are not ordinary */
const MOST = 1.25;
/** the numbers of a linear congruential generator: the same plan from the same work, on every machine that has the time */
const randomness = (): (() => number) => {
  let state = 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
};

const isSame = (one: Shift, other: Shift): boolean =>
  one.start === other.start && one.lunch === other.lunch && one.days.join() === other.days.join();

/** as many people as the parts come to, by the place of their shift: where the most of one stand first */
const wholePeople = (parts: readonly StaffedShift[], all: readonly Shift[]): readonly number[] => {
  const count = Math.ceil(parts.reduce((sum, { people }) => sum + people, 0) - 1e-6);
  const placed = parts.flatMap((part) =>
    Array.from({ length: Math.ceil(part.people) }, (_, n) => ({
      place: all.findIndex((shift) => isSame(shift, part)),
      part: Math.min(1, part.people - n),
    })),
  );
  return placed
    .toSorted((one, other) => other.part - one.part)
    .slice(0, count)
    .map(({ place }) => place);
};

/**
 * The fewest people who do as much in time as they should, from the parts of people a solver found (`solved`): as many whole ones are settled on their
 * shifts, for the days that were with half a busy occasion more work and for an ordinary week with a whole one, so that they are not made for these
 * days alone. They are judged with what came. Then one fewer, as long as that is enough; or one more, until it is.
 */
export const fewestPeople = (solved: readonly StaffedShift[], staffing: Staffing): readonly StaffedShift[] => {
  const { all, hours, arrivals, handling, ordinary, effective, slots, goal, inTime, more, surge, trials } = staffing;
  const random = randomness();
  const rules = { hours, effective, slots };
  const real = slotJudge(cameOf(arrivals, hours), { ...rules, handling: handling * (1 + (surge - 1) / 2) });
  const busy = slotJudge(weeksOf(ordinary), { ...rules, handling: handling * surge });
  const settling = {
    ...{ slotsOf: all.map((shift) => slotsOf(hours, shift)), week: slotsAWeek(hours), random, more },
    judge: (staff: ArrayLike<number>) => (real(staff) + busy(staff)) / 2,
  };
  const shiftsOf = (people: readonly number[]): readonly StaffedShift[] =>
    all.flatMap((shift, at) => {
      const count = people.filter((one) => one === at).length;
      return count > 0 ? [{ ...shift, people: count }] : [];
    });
  const settle = (people: readonly number[], times = 1) => {
    const settled = settlePeople(people, { ...settling, trials: times * trials });
    return { people: settled, enough: inTime(shiftsOf(settled)) >= goal };
  };
  let best = settle(wholePeople(solved, all));
  const most = best.people.length * MOST;
  const wasEnough = best.enough;
  // also when the time is over: one person too many is better than work that is late
  while (!best.enough && best.people.length < most) best = settle([...best.people, bestPlace(best.people, settling)]);
  while (wasEnough && more() && best.people.length > 1) {
    const once = settle(best.people.slice(1));
    const fewer = once.enough ? once : settle(once.people, LONGER);
    if (!fewer.enough) break;
    best = fewer;
  }
  return shiftsOf(settle(best.people, LONGER).people);
};
