import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openMinute } from '../../../domain/staffing/open-hours.ts';
import { surgeOf, typicalWeek } from '../../../domain/staffing/typical-week.ts';

const hours = { opens: 360, closes: 1320 };
const monday = 4; // 1970-01-05

describe('open minutes', () => {
  test('stand still while nobody works', () => {
    const day = 10 * 960;
    expect(openMinute(hours, 10 * 1440)).toBe(day);
    expect(openMinute(hours, 10 * 1440 + 361)).toBe(day + 1);
    expect(openMinute(hours, 10 * 1440 + 1320)).toBe(day + 960);
    expect(openMinute(hours, 11 * 1440 + 359)).toBe(day + 960);
  });

  test('never go back, and around the clock are the minutes themselves', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 3_000 }), (at, later) => {
        expect(openMinute(hours, at + later)).toBeGreaterThanOrEqual(openMinute(hours, at));
        expect(openMinute({ opens: 0, closes: 1440 }, at)).toBe(at);
      }),
    );
  });
});

test('past midnight a day is named after its evening', () => {
  const night = { opens: 1200, closes: 1800 };
  expect(openMinute(night, 10 * 1440 + 1200)).toBe(10 * 600);
  expect(openMinute(night, 11 * 1440 + 60)).toBe(10 * 600 + 300);
  expect(openMinute(night, 11 * 1440 + 700)).toBe(11 * 600);
});

describe('an ordinary week', () => {
  const at = (day: number, minute: number) => openMinute(hours, day * 1440 + minute);
  test('has as much as the middle day of each weekday, spread as on all of them', () => {
    const mondays = [0, 7, 14].flatMap((n, week) =>
      Array.from({ length: [8, 4, 80][week]! }, (_, i) => at(monday + n, i % 2 === 0 ? 370 : 600)),
    );
    const week = typicalWeek(hours, mondays, monday, monday + 20);
    expect([week[0], week[8]]).toEqual([4, 4]);
    expect(week.reduce((sum, one) => sum + one, 0)).toBe(8);
  });

  test('of two weeks is their mean; what came after the last day closed is no work of theirs', () => {
    const two = [at(monday, 400), at(monday + 7, 400), at(monday + 7, 400), at(monday + 13, 1400)];
    const week = typicalWeek(hours, two, monday, monday + 13);
    expect(week[1]).toBe(1.5);
    expect(week.reduce((sum, one) => sum + one, 0)).toBe(1.5);
  });

  test('of a queue in which hardly anything comes is its mean, and no week without work', () => {
    const week = typicalWeek(hours, [at(monday, 400)], monday, monday + 34);
    expect(week[1]).toBeCloseTo(1 / 5);
    expect(surgeOf(typicalWeek(hours, [], monday, monday + 6), 4)).toBe(1);
  });

  test('needs less reserve the longer work may wait', () => {
    const week = Array.from({ length: 224 }, () => 4);
    expect(surgeOf(week, 1)).toBeCloseTo(1.82, 2);
    expect(surgeOf(week, 8)).toBeLessThan(surgeOf(week, 2));
  });
});
