import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solveProblem } from '../../../adapters/highs/solve-problem.ts';
import { covers } from '../../../domain/staffing/deadline-cover.ts';
import { daysOfPattern, legalShifts, slotsOf, staffOf } from '../../../domain/staffing/legal-shifts.ts';
import { type Arrival, replayPlan } from '../../../domain/staffing/replay-plan.ts';
import { shiftModel } from '../../../domain/staffing/shift-model.ts';

const hours = { opens: 360, closes: 1320 };
const openings = fc
  .record({ opens: fc.integer({ min: 0, max: 30 }), length: fc.integer({ min: 18, max: 48 }) })
  .filter(({ opens, length }) => opens + length <= 48)
  .map(({ opens, length }) => ({ opens: opens * 30, closes: (opens + length) * 30 }));

describe('a shift', () => {
  test('is nine hours on five days within the open hours, with an hour of lunch two to five hours after it starts', () => {
    fc.assert(
      fc.property(openings, (open) => {
        const shifts = legalShifts(open);
        expect(shifts.length).toBeGreaterThan(0);
        const slots = (7 * (open.closes - open.opens)) / 30;
        for (const shift of shifts) {
          expect(new Set(shift.days).size).toBe(5);
          expect(shift.lunch).toBeGreaterThanOrEqual(120);
          expect(shift.lunch).toBeLessThanOrEqual(300);
          expect(shift.start).toBeGreaterThanOrEqual(open.opens);
          if (open.closes - open.opens < 1440) expect(shift.start + 540).toBeLessThanOrEqual(open.closes);
          const worked = slotsOf(open, shift);
          expect([worked.length, new Set(worked).size]).toEqual([80, 80]);
          expect(worked.every((slot) => slot >= 0 && slot < slots)).toBe(true);
        }
      }),
    );
  });

  test('is none where the day is shorter than nine hours, and may end when the day does', () => {
    expect(legalShifts({ opens: 540, closes: 1050 })).toEqual([]);
    expect(new Set(legalShifts({ opens: 480, closes: 1050 }).map(({ start }) => start))).toEqual(new Set([480, 510]));
  });

  test('is of the patterns that were chosen only, and each pattern is five days that follow each other', () => {
    expect(daysOfPattern(1)).toEqual([1, 2, 3, 4, 5]);
    expect(daysOfPattern(7)).toEqual([1, 2, 3, 4, 7]);
    const days = legalShifts(hours, [1, 7]).map((shift) => shift.days.join(''));
    expect(new Set(days)).toEqual(new Set(['12345', '12347']));
  });

  test('around the clock passes midnight, and Sunday night works on Monday', () => {
    const starts = new Set(legalShifts({ opens: 0, closes: 1440 }).map(({ start }) => start));
    expect([...starts]).toEqual(Array.from({ length: 12 }, (_, n) => n * 120));
    const night = { days: [1, 2, 3, 4, 7], start: 1320, lunch: 150 };
    const slots = slotsOf({ opens: 0, closes: 1440 }, night);
    expect([0, 1, 2, 3].map((slot) => slots.includes(slot))).toEqual([true, false, false, true]);
  });
});

test('what was solved, parts of people allowed, meets every deadline of a week that repeats', async () => {
  const day = { opens: 480, closes: 1080 };
  const work = Array.from({ length: 140 }, (_, slot) => (slot < 100 ? (slot % 20) * 6 : 20));
  const { text, read } = shiftModel(day, { work, slots: 8, effective: 0.72 }, legalShifts(day));
  const answer = await solveProblem(text, 9);
  if (answer.kind !== 'solved') throw new Error('not solved');
  // four weeks in a row show what the first leaves behind
  const staff = staffOf(day, read(answer.values));
  const four = [work, work, work, work].flat();
  const cover = { work: four, backlog: 0, slots: 8, effective: 0.72 };
  expect(covers([staff, staff, staff, staff].flat(), cover)).toBe(true);
  // and with a twentieth fewer people it does not
  const fewer = staff.map((people) => people * 0.95);
  expect(covers([fewer, fewer, fewer, fewer].flat(), cover)).toBe(false);
});

test('a slot in which no shift can work has no people, and a value the solver left out is nobody', () => {
  const short = { opens: 480, closes: 1050 };
  const cover = { work: Array.from({ length: 140 }, () => 1), slots: 1, effective: 1 };
  const { text, read } = shiftModel(short, cover, legalShifts(short));
  expect(text).toMatch(/ slot139: left139 - left138 >= 1.000000\n/);
  expect(read(new Map([['people1', 2]]))).toMatchObject([{ people: 2 }]);
});

test('a problem without an answer says why', async () => {
  const none = 'Minimize\n a: x\nSubject To\n b: x >= 3\nBounds\n 0 <= x <= 1\nEnd\n';
  expect(await solveProblem(none, 5)).toEqual({ kind: 'not_solved', why: 'Infeasible' });
});

describe('a plan played on work that came', () => {
  const one = Array.from({ length: 224 }, () => 1);
  const judging = { hours, staff: one, handling: 30, effective: 1, withinMinutes: 60 };
  const came = (...minutes: readonly number[]): readonly Arrival[] =>
    minutes.map((at) => ({ at, week: Math.floor(at / (7 * 960)) }));
  test('is in time when it is done within the open minutes of the service level', () => {
    expect(replayPlan(came(0, 0), judging)).toMatchObject({ attainment: 1, worstWeek: 1, late: [] });
    expect(replayPlan(came(0, 0, 0), judging).attainment).toBeCloseTo(2 / 3);
    expect(replayPlan(came(0, 0), { ...judging, withinMinutes: 45 }).attainment).toBe(0.5);
    expect(replayPlan(came(0, 0), { ...judging, withinMinutes: 45, staff: one.map(() => 1.5) }).attainment).toBe(1);
  });

  test('names each piece that is late, and by how much', () => {
    expect(replayPlan(came(0, 0, 0, 100), judging).late).toEqual([{ nth: 2, minutes: 30 }]);
  });

  test('counts each week, and nobody is never in time', () => {
    const week = 7 * 960;
    expect(replayPlan(came(0, week, week, week), judging)).toMatchObject({
      ...{ attainment: 0.75, worstWeek: 2 / 3 },
      weeks: [
        { week: 0, met: 1, of: 1 },
        { week: 1, met: 2, of: 3 },
      ],
    });
    expect(replayPlan(came(0), { ...judging, staff: one.map(() => 0) })).toMatchObject({
      ...{ attainment: 0, worstWeek: 0 },
      late: [{ nth: 0, minutes: Number.POSITIVE_INFINITY }],
    });
  });

  test('does no work of a day before work came, and before 1970 is no other time', () => {
    expect(replayPlan(came(-10 * 960 + 5), judging).attainment).toBe(1);
  });

  test('never does better with fewer people, and loses no piece', () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 4 }), (minutes, people) => {
        const sorted = came(...minutes.toSorted((a, b) => a - b));
        const of = (count: number) => replayPlan(sorted, { ...judging, staff: one.map(() => count) }).attainment;
        expect(of(people)).toBeLessThanOrEqual(of(people + 1));
        expect(of(100)).toBe(1);
      }),
      { numRuns: 30 },
    );
  });
});
