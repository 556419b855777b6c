import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addBusinessHours } from '../../../domain/calendar/add-business-hours.ts';
import type { BusinessCalendar } from '../../../domain/calendar/business-calendar.ts';
import { businessTimeBetween } from '../../../domain/calendar/business-time-between.ts';
import { movedByPauses, type Pause, unionOf } from '../../../domain/calendar/pauses.ts';

const office: BusinessCalendar = {
  ...{ holidayCountry: 'BR', timeZone: 'America/Sao_Paulo', workdays: [1, 2, 3, 4, 5], opens: '09:00', closes: '18:00' },
};
const minute = 60_000;
const base = Date.parse('2018-03-05T00:00:00.000Z');
const iso = (minutes: number): string => new Date(base + minutes * minute).toISOString();
const instants = fc.integer({ min: 0, max: 10 * 24 * 60 }).map(iso);
const pauses = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 10 * 24 * 60 }), fc.integer({ min: 0, max: 3 * 24 * 60 })).map(([from, lasts]) => ({
    from: iso(from),
    until: iso(from + lasts),
  })),
  { maxLength: 6 },
);
const isPaused = (all: readonly Pause[], at: string): boolean => all.some(({ from, until }) => from <= at && at < until);
/** minute by minute, as slowly and plainly as can be */
const workedMinutes = (all: readonly Pause[], from: string, to: string): number => {
  let minutes = 0;
  for (let at = Date.parse(from); at < Date.parse(to); at += minute) {
    const now = new Date(at).toISOString();
    if (!isPaused(all, now) && businessTimeBetween(office, now, new Date(at + minute).toISOString()) > 0) minutes += 1;
  }
  return minutes;
};

describe('pauses', () => {
  test('that overlap or lie within each other are one', () => {
    const union = unionOf([
      { from: iso(100), until: iso(200) },
      { from: iso(120), until: iso(130) },
      { from: iso(180), until: iso(300) },
      { from: iso(300), until: iso(310) },
      { from: iso(400), until: iso(400) },
      { from: iso(500), until: iso(501) },
    ]);
    expect(union).toEqual([
      { from: iso(100), until: iso(310) },
      { from: iso(500), until: iso(501) },
    ]);
  });

  test('take their union out of working time, in whatever order they are given and however they overlap', () => {
    fc.assert(
      fc.property(pauses, instants, fc.integer({ min: 0, max: 2 * 24 * 60 }), (all, from, lasts) => {
        const to = new Date(Date.parse(from) + lasts * minute).toISOString();
        expect(businessTimeBetween(office, from, to, unionOf(all)) / minute).toBe(workedMinutes(all, from, to));
        expect(unionOf(all.toReversed())).toEqual(unionOf(all));
      }),
      { numRuns: 40 },
    );
  });

  test('are no working time of a deadline: as much of it lies before as was asked for', () => {
    fc.assert(
      fc.property(pauses, instants, fc.integer({ min: 0, max: 40 * 60 }), (all, from, minutes) => {
        const union = unionOf(all);
        const ends = addBusinessHours(office, from, minutes / 60, union);
        expect(businessTimeBetween(office, from, ends, union)).toBe(minutes * minute);
        expect(isPaused(union, ends)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  test('made longer, or joined by another, never bring a deadline forward', () => {
    fc.assert(
      fc.property(
        pauses,
        instants,
        fc.integer({ min: 0, max: 20 * 60 }),
        fc.integer({ min: 0, max: 600 }),
        (all, from, of, more) => {
          const longer = all.map(({ from: begins, until }) => ({
            from: begins,
            until: new Date(Date.parse(until) + more * minute).toISOString(),
          }));
          const [short, long] = [unionOf(all), unionOf(longer)].map((union) => addBusinessHours(office, from, of / 60, union));
          expect(String(long) >= String(short)).toBe(true);
        },
      ),
    );
  });

  test('move an instant by the time they take of it, counted once', () => {
    fc.assert(
      fc.property(pauses, instants, fc.integer({ min: 1, max: 5 * 24 * 60 }), (all, since, lasts) => {
        const union = unionOf(all);
        const moved = movedByPauses(since, new Date(Date.parse(since) + lasts * minute).toISOString(), union);
        let unpaused = 0;
        for (let at = Date.parse(since); at < Date.parse(moved); at += minute)
          if (!isPaused(all, new Date(at).toISOString())) unpaused += 1;
        expect(unpaused).toBe(lasts);
      }),
      { numRuns: 60 },
    );
  });
});
