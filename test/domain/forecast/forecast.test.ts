import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dailyPoint } from '../../../domain/forecast/daily-point.ts';
import { countOn, type DailySeries, lastDayOf, meanOf, quantileOf, sameWeekdays } from '../../../domain/forecast/daily-series.ts';
import { dayForecasts } from '../../../domain/forecast/forecast-days.ts';
import {
  daysOf,
  forecastHours,
  type HourlySeries,
  hoursOn,
  meanHours,
  totalOf,
} from '../../../domain/forecast/forecast-hours.ts';
import { revisions } from '../../../domain/forecast/revise-day.ts';
import { weekdayShape } from '../../../domain/forecast/weekday-shape.ts';

const monday = 17_532; // 2018-01-01
const habit = [40, 130, 120, 115, 110, 105, 60]; // Sunday first
/** weeks of one habit, each count off by up to a tenth, the same for one seed */
const weeks = (count: number, noise = 0.1): DailySeries => {
  let state = 7;
  const draw = (): number => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const counts = Array.from({ length: count * 7 }, (_, n) => {
    const usual = Number(habit[(n + 1) % 7]);
    return Math.round(usual * (1 + noise * (2 * draw() - 1)));
  });
  return { firstDay: monday, counts };
};

describe('a queue with a steady week', () => {
  const steady = weeks(30, 0);

  test('is forecast to the task, for tomorrow, next week and in four weeks', () => {
    const { forecast } = dayForecasts(steady);
    for (const lead of [1, 7, 28]) {
      const target = lastDayOf(steady) + 1;
      expect(forecast(target + lead - 1, lead)).toMatchObject({ madeOn: target - 1, lead });
      expect(forecast(target + lead - 1, lead)?.point).toBeCloseTo(
        countOn(steady, target + lead - 1 - 7 * Math.ceil(lead / 7)),
        6,
      );
    }
  });

  test('has both yardsticks beside it', () => {
    expect(dayForecasts(steady).forecast(monday + 35, 7)).toMatchObject({ lastWeek: 130, meanOfFour: 130 });
    expect(dayForecasts(steady).forecast(monday + 3, 2)).toMatchObject({ lastWeek: null, meanOfFour: null });
  });

  test('has no forecast made on a day that is not known', () => {
    const { forecast } = dayForecasts(steady);
    expect(forecast(monday, 1)).toBeUndefined();
    expect(forecast(lastDayOf(steady) + 2, 1)).toBeUndefined();
  });

  test('has no band until twenty days could be compared', () => {
    const { forecast } = dayForecasts(steady);
    expect(forecast(monday + 20, 1)).toMatchObject({ q10: null, q90: null });
    expect(forecast(monday + 22, 1)?.q10).not.toBeNull();
  });
});

test('a queue that varies by a tenth is forecast better than by last week, and four days in five lie in the band', () => {
  const series = weeks(52);
  const { forecast } = dayForecasts(series);
  let [ours, yardstick, inside, days] = [0, 0, 0, 0];
  for (let target = monday + 200; target <= lastDayOf(series); target += 1) {
    const made = forecast(target, 1);
    const actual = countOn(series, target);
    ours += Math.abs(Number(made?.point) - actual);
    yardstick += Math.abs(Number(made?.lastWeek) - actual);
    days += 1;
    if (actual >= Number(made?.q10) && actual <= Number(made?.q90)) inside += 1;
  }
  expect(ours).toBeLessThan(yardstick);
  expect(inside / days).toBeGreaterThan(0.7);
  expect(inside / days).toBeLessThan(0.9);
});

test('a shock sets tomorrow, and only a part of next month', () => {
  const { firstDay, counts } = weeks(30, 0);
  const shocked = { firstDay, counts: counts.map((count, n) => (n === counts.length - 1 ? count * 3 : count)) };
  const last = lastDayOf(shocked);
  const usual = dailyPoint(weeks(30, 0), last, 1);
  expect(dailyPoint(shocked, last, 1)).toBeGreaterThan(usual * 2);
  expect(dailyPoint(shocked, last, 28)).toBeLessThan(dailyPoint(weeks(30, 0), last, 28) * 1.6);
});

test('a queue with hardly any work has a band of whole tasks that begins at none', () => {
  const sparse = { firstDay: monday, counts: Array.from({ length: 60 }, (_, n) => n % 2) };
  const made = dayForecasts(sparse).forecast(monday + 50, 1);
  expect(made?.q10).toBe(0);
  expect(Number.isInteger(made?.q90)).toBe(true);
});

test('a queue without any work is forecast as none', () => {
  const empty = { firstDay: monday, counts: Array.from({ length: 60 }, () => 0) };
  expect(dayForecasts(empty).forecast(monday + 50, 1)).toMatchObject({ point: 0, q10: null, q90: null });
});

test('a weekday on which the office is closed stays at none and says nothing about the others', () => {
  const closed = weeks(30, 0);
  const series = { ...closed, counts: closed.counts.map((count, n) => ((n + 1) % 7 === 0 ? 0 : count)) };
  const shape = weekdayShape(series, lastDayOf(series));
  expect(shape[0]).toBe(0);
  expect(dailyPoint(series, lastDayOf(series), 7)).toBe(0);
  expect(dailyPoint(series, lastDayOf(series), 1)).toBeCloseTo(130, 6);
});

test('the first days are expected to be like the ones before', () => {
  const young = { firstDay: monday, counts: [10] };
  expect(weekdayShape(young, monday)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(dailyPoint(young, monday, 1)).toBe(10);
  expect(dailyPoint(young, monday, 7)).toBe(10);
  expect(dailyPoint(young, monday - 1, 1)).toBe(0);
});

test('a later day changed changes nothing of a forecast', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(400), { minLength: 40, maxLength: 90 }),
      fc.nat(400),
      fc.integer({ min: 1, max: 30 }),
      (counts, other, lead) => {
        const madeOn = monday + counts.length - 2;
        const before = dayForecasts({ firstDay: monday, counts }).forecast(madeOn + lead, lead);
        const after = dayForecasts({ firstDay: monday, counts: counts.with(-1, other) }).forecast(madeOn + lead, lead);
        expect(after).toEqual(before);
      },
    ),
    { numRuns: 60 },
  );
});

describe('numbers in order', () => {
  test('have quantiles between neighbours, and none when there is none', () => {
    expect(quantileOf([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantileOf([], 0.5)).toBeUndefined();
    expect(meanOf([])).toBeUndefined();
    expect(sameWeekdays(weeks(6, 0), monday + 41, monday + 42)).toHaveLength(4);
  });
});

describe('the hours of a day', () => {
  const shares = Array.from({ length: 24 }, (_, hour) => (hour < 8 || hour >= 20 ? 0 : 1 / 12));
  const hourly = (days: DailySeries): HourlySeries => ({
    firstDay: days.firstDay,
    hours: days.counts.map((count) => shares.map((share) => count * share)),
  });
  const series = hourly(weeks(40));
  const days = dayForecasts(daysOf(series));
  const last = lastDayOf(daysOf(series));

  test('add up to the day, and have its shape', () => {
    const made = forecastHours(days, series, last, last + 1);
    expect(totalOf(made)).toBeCloseTo(days.point(last, 1), 6);
    expect(made.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 0));
    expect(made[8]).toBeCloseTo(Number(made[19]), 6);
  });

  test('are equal where nothing is known, and have no yardstick', () => {
    const empty: HourlySeries = { firstDay: monday, hours: [Array.from({ length: 24 }, () => 0)] };
    const made = forecastHours(dayForecasts({ firstDay: monday, counts: [24] }), empty, monday, monday + 1);
    expect(new Set(made)).toEqual(new Set([1]));
    expect(meanHours(empty, monday, monday + 1)).toBeUndefined();
    expect(meanHours(series, last, last + 1)).toHaveLength(24);
    expect(meanHours(series, last - 14, last + 1)?.[12]).toBeGreaterThan(0);
  });

  describe('revised at noon', () => {
    const changed = (factor: number): HourlySeries => ({
      ...series,
      hours: series.hours.map((hours, n) => (n === series.hours.length - 1 ? hours.map((count) => count * factor) : hours)),
    });
    const look = (factor: number, hour = 12) => revisions(days, changed(factor))(last, hour);

    test('a usual day hardly changes, and nobody is alerted', () => {
      const seen = look(1);
      expect(seen?.alert).toBeNull();
      expect(Math.abs(Number(seen?.revised) / Number(seen?.unrevised) - 1)).toBeLessThan(0.1);
    });

    test.each([
      [3, 'high'],
      [0.2, 'low'],
    ] as const)('a day with %f times its work is alerted as %s, and its rest follows', (factor, alert) => {
      const seen = look(factor);
      expect(seen?.alert).toBe(alert);
      const whole = totalOf(hoursOn(changed(factor), last) ?? []);
      expect(Math.abs(Number(seen?.revised) - whole)).toBeLessThan(Math.abs(Number(seen?.unrevised) - whole));
    });

    test('before a quarter of the day is expected in, nothing is revised', () => {
      expect(look(3, 9)).toMatchObject({ ratio: null, usual: null, alert: null });
      expect(look(3, 0)).toMatchObject({ soFar: 0, ratio: null });
    });

    test('the same day can be looked at again, and days without work say nothing of what is usual', () => {
      const idle = { ...series, hours: series.hours.map((hours, n) => (n < 200 ? hours.map(() => 0) : hours)) };
      const revise = revisions(dayForecasts(daysOf(idle)), idle);
      const [noon, later] = [revise(last, 12), revise(last, 15)];
      expect(noon?.usual).not.toBeNull();
      expect(later?.soFar).toBeGreaterThan(Number(noon?.soFar));
      expect(countOn(daysOf(idle), last + 1)).toBe(0);
    });

    test('a queue of a few days has nothing that is usual, and one that ended none to revise', () => {
      const young = hourly(weeks(3));
      const revise = revisions(dayForecasts(daysOf(young)), young);
      expect(revise(lastDayOf(daysOf(young)), 12)).toMatchObject({ usual: null, alert: null });
      expect(revise(lastDayOf(daysOf(young)) + 1, 12)).toBeUndefined();
      expect(revise(young.firstDay, 12)).toBeUndefined();
    });
  });
});
