import { describe, expect, test } from 'vitest';
import { fewestPeople } from '../../../domain/staffing/fewest-people.ts';
import { legalShifts, type StaffedShift, staffOf } from '../../../domain/staffing/legal-shifts.ts';
import { replayPlan } from '../../../domain/staffing/replay-plan.ts';
import { settlePeople } from '../../../domain/staffing/settle-people.ts';
import { cameOf, slotJudge, weeksOf } from '../../../domain/staffing/slot-judge.ts';

const hours = { opens: 480, closes: 1080 };
const all = legalShifts(hours);
// one piece at the opening of each day of a week, from Monday 1970-01-05
const arrivals = [0, 1, 2, 3, 4, 5, 6].map((day) => (4 + day) * 600);
const came = arrivals.map((at) => ({ at, week: 0 }));
const inTime = (shifts: readonly StaffedShift[]) =>
  replayPlan(came, { hours, staff: staffOf(hours, shifts), handling: 30, effective: 1, withinMinutes: 60 }).attainment;
const weekdays = { days: [1, 2, 3, 4, 5], start: 480, lunch: 150 };
const countOf = (shifts: readonly StaffedShift[]) => shifts.reduce((sum, { people }) => sum + people, 0);
const ordinary = Array.from({ length: 140 }, (_, slot) => (slot % 20 === 0 ? 1 : 0));
const staffing = {
  ...{ all, hours, arrivals, ordinary, handling: 30, effective: 1, slots: 2, surge: 1, goal: 1, inTime },
  more: () => true,
  trials: 600,
};

describe('people are settled on their shifts', () => {
  test('on days on which nobody works, and none goes who is missed', () => {
    const shifts = fewestPeople([{ ...weekdays, people: 2 }], staffing);
    expect([inTime(shifts), countOf(shifts)]).toEqual([1, 2]);
  });

  test('with fewer people, as long as that is enough', () => {
    const many = [
      { ...weekdays, people: 4 },
      { ...weekdays, lunch: 210, people: 1 },
    ];
    const shifts = fewestPeople(many, staffing);
    expect([inTime(shifts), countOf(shifts)]).toEqual([1, 2]);
    expect(countOf(fewestPeople(many, { ...staffing, goal: 0.1 }))).toBe(1);
  });

  test('with more, until it is, or many more would be for days that are not ordinary', () => {
    expect(countOf(fewestPeople([{ ...weekdays, people: 1 }], staffing))).toBe(2);
    expect(countOf(fewestPeople([{ ...weekdays, people: 4 }], { ...staffing, inTime: () => 0 }))).toBe(5);
  });

  test('from parts of people: as many whole ones, the largest parts first', () => {
    const parts = [
      { ...weekdays, people: 1.2 },
      { ...weekdays, start: 540, people: 0.3 },
    ];
    const still = { ...staffing, goal: 0.5, more: () => false };
    expect(fewestPeople(parts, still)).toEqual([
      { ...weekdays, people: 1 },
      { ...weekdays, start: 540, people: 1 },
    ]);
  });

  test('and where the time is over, each more stands where most is done: a person too many is better than late work', () => {
    const shifts = fewestPeople([{ ...weekdays, people: 1 }], { ...staffing, more: () => false });
    expect([inTime(shifts), countOf(shifts)]).toEqual([1, 2]);
  });

  test('the same work gives the same plan', () => {
    const start = [{ ...weekdays, people: 3 }];
    expect(fewestPeople(start, staffing)).toEqual(fewestPeople(start, staffing));
  });

  test('and a shift that is not there is nobody’s', () => {
    const judge = () => 0;
    const settling = { slotsOf: [[0]], week: 1, judge, random: () => 0.5, trials: 3, more: () => true };
    expect(settlePeople([7], settling)).toEqual([7]);
  });
});

describe('work as a fluid of half hours', () => {
  const rules = { hours, handling: 30, effective: 1, slots: 2 };
  const nobody = Array.from({ length: 140 }, () => 0);
  const one = nobody.map(() => 1);

  test('is in time as the replay says, where pieces do not matter', () => {
    expect(slotJudge(cameOf(arrivals, hours), rules)(one)).toBeCloseTo(1, 4);
    expect(slotJudge(cameOf(arrivals, hours), rules)(nobody)).toBeLessThan(0.01);
    const twice = arrivals.flatMap((at) => [at, at, at]);
    const half = slotJudge(cameOf(twice, hours), rules)(one);
    expect(half).toBeCloseTo(2 / 3, 2);
  });

  test('that is done sooner is a little better, and what an ordinary week leaves is there in the next one', () => {
    const late = one.map((_, slot) => (slot % 20 === 0 ? 0 : 1));
    const judge = slotJudge(weeksOf(ordinary), rules);
    expect(judge(one)).toBeGreaterThan(judge(late));
    expect(judge(late)).toBeGreaterThan(0.99);
  });
});
