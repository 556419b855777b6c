import { describe, expect, test } from 'vitest';
import { hoursOf, judgePlan, minutesOf } from '../../../domain/staffing/judge-plan.ts';
import { staffOf } from '../../../domain/staffing/legal-shifts.ts';
import { coverageOf } from '../../../domain/staffing/plan-coverage.ts';
import { planHistory } from '../../../domain/staffing/plan-inputs.ts';
import { readShift, type WrittenShift } from '../../../domain/staffing/written-shift.ts';
import { given, weekdays, weekend } from './given-plan.ts';

const hours = hoursOf(given());
const staffed = (...shifts: readonly WrittenShift[]) =>
  shifts.map((shift) => {
    const read = readShift(hours, shift);
    if (typeof read === 'string') throw new Error(read);
    return read;
  });

test('open hours may pass midnight, and the same time twice is around the clock', () => {
  expect(hoursOf({ opens: '20:00', closes: '06:00' })).toEqual({ opens: 1200, closes: 1800 });
  expect(hoursOf({ opens: '06:00', closes: '06:00' })).toEqual({ opens: 0, closes: 1440 });
});

test('frozen work is spread over its half hour, in order', () => {
  const first = 20 * 1440;
  const came: [number, number][] = [
    [3, 1],
    [1, 3],
  ];
  expect(minutesOf({ until: '1970-01-21', days: 1, came })).toEqual([30, 40, 50, 90].map((minute) => first + minute));
});

describe('a plan is judged', () => {
  test('on the last eight weeks, with each week and each late task', () => {
    const played = judgePlan(given(), staffed(weekdays, weekend));
    expect(played?.judgement).toMatchObject({ attainment: 1, worstWeek: 1, tasks: 512, late: 0 });
    expect(played?.judgement.weeks.map(({ from }) => from)).toEqual([
      '2026-09-28',
      '2026-10-05',
      '2026-10-12',
      '2026-10-19',
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
    ]);
    const short = judgePlan(given(), staffed({ ...weekdays, people: 1 }, weekend));
    expect(short?.judgement.late).toBe(short?.late.length);
    expect(short?.judgement.attainment).toBeLessThan(1);
  });

  test('on the last eight weeks of a longer history only, and on all of a shorter one', () => {
    const long = given({
      weeks: 10,
      days: 70,
      came: [
        [20, 5],
        [20 * 48, 1],
      ],
    });
    expect(judgePlan(long, staffed(weekdays))?.judgement).toMatchObject({ tasks: 1, weeks: [{ from: '2026-09-28' }] });
    const week = given({ days: 7, came: [[20, 5]] });
    expect(judgePlan(week, staffed(weekdays))?.judgement.weeks).toEqual([{ from: '2026-11-16', met: 5, of: 5 }]);
  });

  test('on nothing says nothing', () => {
    expect(judgePlan(given({ weeks: 10, days: 70, came: [[20, 5]] }), staffed(weekdays))).toBeUndefined();
  });
});

describe('coverage', () => {
  test('names the half hours in which people are short, and by how many', () => {
    const staff = staffOf(hours, staffed({ ...weekdays, people: 4 }, weekend));
    expect(coverageOf(given(), staff).every(({ short }) => short === 0)).toBe(true);
    const slots = coverageOf(
      given(),
      staff.map(() => 0),
    );
    const short = slots.flatMap((one, slot) => (one.short > 0 ? [[slot, one.short] as const] : []));
    // nobody: what comes at ten is missing at the last moment at which a person can still take it up, each day
    expect(short.length).toBe(7);
    expect(short[0]?.[0]).toBe(10);
    expect(short[0]?.[1]).toBeCloseTo((12 * 30) / (0.72 * 30));
    expect(slots[4]).toMatchObject({ staff: 0, work: (12 * 30) / (0.72 * 30), short: 0 });
  });

  test('of closed hours has nobody: there is no half hour of them', () => {
    expect(coverageOf(given(), []).length).toBe(7 * 24);
  });
});

describe('what next week is planned on', () => {
  const { timeZone, week: _week, until: _until, days: _days, came: _came, ...rest } = given();
  const wish = { timeZone, ...rest };
  const task = (at: string, queue = 'verification') => ({ merchantId: 'm', taskId: at, queue, at });
  test('are tasks of whole days up to yesterday by the clock of the zone, eight weeks at least', () => {
    const tasks = [
      task('2026-11-17T10:10:00.000Z'),
      task('2026-11-17T10:05:00.000Z'),
      task('2026-11-18T00:10:00.000Z'),
      task('2026-09-22T10:00:00.000Z'),
    ];
    const history = planHistory({ ...wish, weeks: 2 }, tasks, '2026-11-18T09:00:00.000Z');
    expect(history?.inputs).toMatchObject({ week: '2026-11-23', until: '2026-11-17', days: 56 });
    expect(history?.inputs.came).toEqual([[55 * 48 + 20, 2]]);
    expect(history?.judged.map(({ at }) => at)).toEqual(['2026-11-17T10:05:00.000Z', '2026-11-17T10:10:00.000Z']);
  });

  test('is read on the clock of the zone in the week in which clocks change', () => {
    // London leaves summer time on 2026-10-25: ten o'clock there is 09:00 UTC before and 10:00 UTC after it
    const tasks = [task('2026-10-24T09:00:00.000Z'), task('2026-10-26T10:00:00.000Z')];
    const slots = planHistory(wish, tasks, '2026-11-18T09:00:00.000Z')?.inputs.came.map(([slot]) => slot % 48);
    expect(slots).toEqual([20, 20]);
  });

  test('is one queue where one is asked for, and nothing where nothing was opened', () => {
    const tasks = [task('2026-11-16T10:00:00.000Z'), task('2026-11-16T10:00:00.000Z', 'cases')];
    expect(planHistory({ ...wish, queue: 'cases' }, tasks, '2026-11-18T09:00:00.000Z')?.judged).toEqual([tasks[1]]);
    expect(planHistory({ ...wish, queue: 'pricing' }, tasks, '2026-11-18T09:00:00.000Z')).toBeUndefined();
  });

  test('is judged on eight weeks though it is planned on more', () => {
    const tasks = [task('2026-09-01T10:00:00.000Z'), task('2026-11-16T10:00:00.000Z')];
    const history = planHistory({ ...wish, weeks: 13 }, tasks, '2026-11-18T09:00:00.000Z');
    expect(history?.inputs.came).toHaveLength(2);
    expect(history?.judged).toEqual([tasks[1]]);
  });
});
