import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftByOutages } from '../../../domain/forecast/shift-by-outages.ts';

const HOUR = 3_600_000;
const noon = Date.parse('2018-03-06T12:00:00.000Z');
const iso = (hours: number): string => new Date(noon + hours * HOUR).toISOString();
const hours = (...expected: readonly number[]) => expected.map((one, n) => ({ at: noon + n * HOUR, expected: one }));
const outage = (from: number, until: number, releasePerHour = 100) => ({ from: iso(from), until: iso(until), releasePerHour });

describe('a forecast with an outage in it', () => {
  test('has what would come meanwhile after the end, at its rate', () => {
    const moved = shiftByOutages(hours(10, 10, 10, 10, 10, 10), [outage(1, 3, 8)]);
    expect(moved.map(({ shifted }) => shifted)).toEqual([10, 0, 0, 18, 18, 14]);
    expect(moved.map(({ held }) => held)).toEqual([0, 10, 20, 12, 4, 0]);
    expect(moved.map(({ expected }) => expected)).toEqual([10, 10, 10, 10, 10, 10]);
  });

  test('counts a part of an hour as a part, and what two outages have in common once, at the slower rate', () => {
    expect(shiftByOutages(hours(10, 10, 10), [outage(0.5, 1), outage(0.75, 1, 3)]).map(({ shifted }) => shifted)).toEqual([
      ...[5, 13, 12],
    ]);
  });

  test('is itself without one', () => {
    expect(shiftByOutages(hours(3, 4), []).map(({ shifted, held }) => [shifted, held])).toEqual([
      [3, 0],
      [4, 0],
    ]);
  });

  test('loses nothing, whatever the outages', () => {
    const window = fc.record({
      from: fc.integer({ min: 0, max: 40 }),
      for: fc.integer({ min: 1, max: 20 }),
      rate: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 }),
        fc.array(window),
        (expected, windows) => {
          const moved = shiftByOutages(
            hours(...expected),
            windows.map((one) => outage(one.from / 2, (one.from + one.for) / 2, one.rate)),
          );
          const sum = (of: (one: (typeof moved)[number]) => number) => moved.reduce((all, one) => all + of(one), 0);
          expect(sum(({ shifted }) => shifted) + Number(moved.at(-1)?.held)).toBeCloseTo(
            sum((one) => one.expected),
            6,
          );
          for (const { shifted, held } of moved) expect(Math.min(shifted, held)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
