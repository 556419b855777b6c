import { describe, expect, test } from 'vitest';
import { improveShifts, movePeople } from '../../../domain/staffing/improve-shifts.ts';
import { legalShifts, type StaffedShift, staffOf } from '../../../domain/staffing/legal-shifts.ts';
import { replayPlan } from '../../../domain/staffing/replay-plan.ts';

const hours = { opens: 480, closes: 1080 };
const all = legalShifts(hours);
// one piece at the opening of each day of a week, from Monday 1970-01-05
const came = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ at: (4 + day) * 600, week: 0 }));
const judge = (shifts: readonly StaffedShift[]) =>
  replayPlan(came, { hours, staff: staffOf(hours, shifts), handling: 30, effective: 1, withinMinutes: 60 });
const planOf = (shifts: readonly StaffedShift[]) => ({ shifts, expected: judge(shifts) });
const weekdays = { days: [1, 2, 3, 4, 5], start: 480, lunch: 150 };
const countOf = ({ shifts }: { readonly shifts: readonly StaffedShift[] }) => shifts.reduce((sum, { people }) => sum + people, 0);
const improving = { all, judge, goal: 1, more: () => true };

describe('a plan is improved', () => {
  test('by moving a person to days on which nobody works, as often as it takes', () => {
    const start = planOf([{ ...weekdays, people: 2 }]);
    expect(start.expected.attainment).toBeCloseTo(5 / 7);
    const moved = movePeople(start, improving);
    expect([moved.expected.attainment, countOf(moved)]).toEqual([1, 2]);
  });

  test('by taking away whoever is not missed, until each is', () => {
    const improved = improveShifts(
      planOf([
        { ...weekdays, people: 4 },
        { ...weekdays, lunch: 210, people: 1 },
      ]),
      improving,
    );
    expect([improved.expected.attainment, countOf(improved)]).toEqual([1, 2]);
    const one = improveShifts(planOf([{ ...weekdays, people: 1 }]), { ...improving, goal: 5 / 7 });
    expect(countOf(one)).toBe(1);
  });

  test('and stays as it is where nothing helps, or no time is left', () => {
    const start = planOf([{ ...weekdays, people: 1 }]);
    expect(improveShifts(start, improving)).toEqual(start);
    const enough = planOf([{ ...weekdays, people: 3 }]);
    expect(improveShifts(enough, { ...improving, goal: 0.5, more: () => false })).toEqual(enough);
  });

  test('a shift that was emptied by a move is left alone', () => {
    const shifts = [
      { ...weekdays, people: 1 },
      { ...weekdays, start: 510, people: 1 },
    ];
    expect(countOf(movePeople(planOf(shifts), improving))).toBe(2);
  });
});
