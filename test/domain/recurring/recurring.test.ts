import { describe, expect, test } from 'vitest';
import { poissonTail } from '../../../domain/recurring/poisson-tail.ts';
import { type Report, recurringDays } from '../../../domain/recurring/recurring-days.ts';

const monday = 17_532; // 2018-01-01
const many = (day: number, count: number, merchants: number, key = 'refund'): readonly Report[] =>
  Array.from({ length: count }, (_, n) => ({ day, key, merchant: `m-${n % merchants}` }));
/** one report of something else on each day: all of the four weeks are known */
const weeks = Array.from({ length: 60 }, (_, n) => ({ day: monday + n, key: 'other', merchant: 'x' }));

describe('how likely a count is by chance', () => {
  test('follows Poisson’s distribution', () => {
    expect(poissonTail(0, 3)).toBe(1);
    expect(poissonTail(1, 2)).toBeCloseTo(1 - Math.exp(-2), 12);
    expect(poissonTail(3, 1)).toBeCloseTo(1 - Math.exp(-1) * 2.5, 12);
    expect(poissonTail(5, 400)).toBeCloseTo(1, 9);
    expect(poissonTail(200, 100)).toBeLessThan(1e-15);
  });
});

describe('an issue', () => {
  test('is suspected on the day five reports of three merchants come of what is rare', () => {
    expect(recurringDays([...weeks, ...many(monday + 30, 5, 3)])).toEqual([
      { day: monday + 30, key: 'refund', count: 5, expected: 0.5 / 20, merchants: 3 },
    ]);
  });
  test.each([
    ['four reports', many(monday + 30, 4, 4)],
    ['two merchants, however often they report', many(monday + 30, 40, 2)],
    ['the first four weeks, of which nothing is known before', many(monday + 27, 9, 9)],
    ['a key that comes that often', Array.from({ length: 31 }, (_, n) => many(monday + n, 6, 6)).flat()],
  ])('is not suspected for %s', (_what, reports) => expect(recurringDays([...weeks, ...reports])).toEqual([]));

  test('on a weekend is compared with weekends', () => {
    const workdays = Array.from({ length: 30 }, (_, n) => n).filter((n) => n % 7 < 5);
    const usual = workdays.flatMap((n) => many(monday + n, 8, 8));
    const saturday = monday + 33;
    expect(recurringDays([...weeks, ...usual, ...many(saturday, 8, 8)])).toMatchObject([{ day: saturday, expected: 0.5 / 8 }]);
  });
  test('is told day by day, and by key', () => {
    const two = [
      ...many(monday + 40, 6, 6, 'b'),
      ...many(monday + 40, 6, 6, 'a'),
      ...many(monday + 40, 6, 6, 'd'),
      ...many(monday + 31, 6, 6, 'c'),
    ];
    expect(recurringDays([...weeks, ...two]).map(({ key }) => key)).toEqual(['c', 'a', 'b', 'd']);
    expect(recurringDays([])).toEqual([]);
  });
});
