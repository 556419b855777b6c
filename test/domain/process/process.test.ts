import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spansOfCase, type WorkEvent } from '../../../domain/process/spans-of-case.ts';
import { timeSpent, waitsOf } from '../../../domain/process/where-time-goes.ts';

const hour = 3_600_000;
const monday = Date.parse('2026-03-02T00:00:00.000Z');
const calendar = { holidayCountry: 'NL', timeZone: 'UTC', workdays: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' };
const event = (at: number, kind: WorkEvent['kind'], work = 'assess'): WorkEvent => ({ at: monday + at * hour, kind, work });
const told = (...events: readonly WorkEvent[]) =>
  spansOfCase(events).map(({ from, to, who, what }) => [(from - monday) / hour, (to - monday) / hour, who, what]);

describe('a case', () => {
  test('lies in our queue until somebody begins its work, and is for the customer once it is put down', () => {
    expect(
      told(event(0, 'other', 'submitted'), event(1, 'scheduled'), event(3, 'started'), event(4, 'ended'), event(9, 'started')),
    ).toEqual([
      [0, 1, 'customer', 'submitted'],
      [1, 3, 'queue', 'assess'],
      [3, 4, 'handling', 'assess'],
      [4, 9, 'customer', 'assess'],
    ]);
  });

  test('is handled while anybody works on it, whatever else lies', () => {
    expect(
      told(
        event(0, 'started'),
        event(1, 'scheduled', 'call'),
        event(2, 'started'),
        event(3, 'ended'),
        event(4, 'ended'),
        event(6, 'ended', 'call'),
        event(7, 'other'),
      ),
    ).toEqual([
      [0, 1, 'handling', 'assess'],
      [1, 2, 'handling', 'assess'],
      [2, 3, 'handling', 'assess'],
      [3, 4, 'handling', 'assess'],
      [4, 6, 'queue', 'call'],
      [6, 7, 'customer', 'call'],
    ]);
  });

  test('whatever happens, its spans follow each other without a gap and add up to its life', () => {
    const kind = fc.constantFrom<WorkEvent['kind']>('scheduled', 'started', 'ended', 'other');
    const events = fc.array(fc.record({ at: fc.integer({ min: 0, max: 999 }), kind, work: fc.constantFrom('a', 'b') }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(events, (all) => {
        const sorted = all
          .map((one) => ({ ...one, at: monday + one.at * 1_000_003 }))
          .toSorted((one, other) => one.at - other.at);
        const spans = spansOfCase(sorted);
        for (const [n, { from }] of spans.slice(1).entries()) expect(from).toBe(spans[n]?.to);
        const lived = sorted.length === 0 ? 0 : sorted.at(-1)!.at - sorted[0]!.at;
        const { total, ...parts } = timeSpent(spans, calendar);
        expect(total).toBe(lived);
        expect(Object.values(parts).reduce((sum, one) => sum + one, 0)).toBe(lived);
        expect(waitsOf(spans, calendar).reduce((sum, one) => sum + one.total, 0)).toBe(lived);
      }),
    );
  });
});

describe('where time goes', () => {
  const spans = spansOfCase([
    event(8, 'scheduled'),
    event(10, 'started'),
    event(11, 'ended'),
    event(12, 'other'),
    event(15, 'scheduled'),
    event(34, 'started'),
  ]);

  test('tells open hours of our queue from closed ones', () => {
    const spent = timeSpent(spans, calendar);
    expect(Object.entries(spent).map(([who, ms]) => [who, ms / hour])).toEqual([
      ['handling', 1],
      ['queueOpen', 4],
      ['queueClosed', 17],
      ['customer', 4],
      ['total', 26],
    ]);
  });

  test('names each wait with its median and its 90th percentile, the longest of all first', () => {
    expect(
      waitsOf(spans, calendar).map(({ who, times, total, median, p90 }) => [who, times, total / hour, median / hour, p90 / hour]),
    ).toEqual([
      ['queue', 2, 21, 19, 19],
      ['customer', 2, 4, 3, 3],
      ['handling', 1, 1, 1, 1],
    ]);
  });

  test('a wait over a weekend is measured by the clock, and in hours in which somebody works', () => {
    // Friday at four until Monday at ten
    const weekend = spansOfCase([event(4 * 24 + 16, 'scheduled'), event(7 * 24 + 10, 'started')]);
    expect(waitsOf(weekend, calendar)).toMatchObject([{ median: 66 * hour, workedMedian: 2 * hour, workedP90: 2 * hour }]);
  });
});
