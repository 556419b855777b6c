import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addBusinessHours } from '../../../domain/calendar/add-business-hours.ts';
import type { BusinessCalendar } from '../../../domain/calendar/business-calendar.ts';
import { businessTimeBetween } from '../../../domain/calendar/business-time-between.ts';
import { isBusinessTime } from '../../../domain/calendar/is-business-time.ts';
import { isHoliday } from '../../../domain/calendar/is-holiday.ts';
import { nextBusinessInstant } from '../../../domain/calendar/next-business-instant.ts';
import { addWorkingDays, workingDaysBetween } from '../../../domain/calendar/working-days.ts';

const brazil: BusinessCalendar = {
  holidayCountry: 'BR',
  timeZone: 'America/Sao_Paulo',
  workdays: [1, 2, 3, 4, 5],
  opens: '09:00',
  closes: '18:00',
};

const calendars = fc.record({
  holidayCountry: fc.constantFrom('BR', 'DE', 'GB', 'US', 'SA', 'JP', 'IL'),
  timeZone: fc.constantFrom(
    'America/Sao_Paulo',
    'Europe/Berlin',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/New_York',
    'UTC',
  ),
  workdays: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
  opens: fc.constantFrom('00:00', '01:30', '08:00', '09:15'),
  closes: fc.constantFrom('12:00', '18:00', '24:00'),
});
const instants = fc
  .integer({ min: Date.parse('2012-01-01'), max: Date.parse('2032-01-01') })
  .map((ms) => new Date(ms).toISOString());
const hours = fc.integer({ min: 0, max: 150 * 60 }).map((minutes) => minutes / 60);

describe('a business calendar', () => {
  test('counts eight hours from Friday afternoon over Carnival to Wednesday', () => {
    expect(addBusinessHours(brazil, '2018-02-09T18:00:00.000Z', 8)).toBe('2018-02-14T17:00:00.000Z');
  });
  test('ends at the next opening what would end at closing time', () => {
    expect(addBusinessHours(brazil, '2018-03-07T12:00:00.000Z', 9)).toBe('2018-03-08T12:00:00.000Z');
  });
  test('stands still at night, at weekends and on holidays', () => {
    expect(businessTimeBetween(brazil, '2018-02-09T20:00:00.000Z', '2018-02-14T11:00:00.000Z')).toBe(0);
    expect(businessTimeBetween(brazil, '2018-03-08T12:00:00.000Z', '2018-03-07T12:00:00.000Z')).toBe(0);
  });
  test('opens at opening time and is closed at closing time', () => {
    expect(isBusinessTime(brazil, '2018-03-07T12:00:00.000Z')).toBe(true);
    expect(isBusinessTime(brazil, '2018-03-07T11:59:59.999Z')).toBe(false);
    expect(isBusinessTime(brazil, '2018-03-07T21:00:00.000Z')).toBe(false);
    expect(isBusinessTime(brazil, '2018-03-10T15:00:00.000Z')).toBe(false);
    expect(nextBusinessInstant(brazil, '2018-03-10T15:00:00.000Z')).toBe('2018-03-12T12:00:00.000Z');
  });
  test('knows a holiday by the local date, and the days off it names itself', () => {
    expect(isHoliday(brazil, '2018-01-01T01:59:00.000Z')).toBe(false);
    expect(isHoliday(brazil, '2018-01-02T01:59:00.000Z')).toBe(true);
    expect(isHoliday({ ...brazil, extraHolidays: ['2018-01-25'] }, '2018-01-25T15:00:00.000Z')).toBe(true);
    expect(isHoliday({ ...brazil, extraHolidays: ['2018-01-25'] }, '2018-01-26T15:00:00.000Z')).toBe(false);
  });
  test('measures working days by its own hours', () => {
    expect(addWorkingDays(brazil, '2018-03-07T12:00:00.000Z', 2.5)).toBe('2018-03-09T16:30:00.000Z');
    expect(workingDaysBetween(brazil, '2018-03-07T12:00:00.000Z', '2018-03-09T16:30:00.000Z')).toBe(2.5);
  });
  test('equal calendars, parsed twice, agree', () => {
    const again = { ...brazil };
    expect(addBusinessHours(again, '2018-02-09T18:00:00.000Z', 8)).toBe(addBusinessHours(brazil, '2018-02-09T18:00:00.000Z', 8));
  });
});

describe('laws of working time', () => {
  test('a due date never falls on a holiday, a free weekday or outside hours', () => {
    fc.assert(
      fc.property(calendars, instants, hours, (calendar, from, n) => {
        const due = addBusinessHours(calendar, from, n);
        expect(due >= from).toBe(true);
        expect(isHoliday(calendar, due)).toBe(false);
        expect(isBusinessTime(calendar, due)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
  test('adding hours and measuring gives back the hours', () => {
    fc.assert(
      fc.property(calendars, instants, hours, (calendar, from, n) => {
        expect(businessTimeBetween(calendar, from, addBusinessHours(calendar, from, n))).toBe(Math.round(n * 3_600_000));
      }),
      { numRuns: 300 },
    );
  });
  test('later starts and more hours never fall due earlier', () => {
    fc.assert(
      fc.property(calendars, instants, instants, hours, hours, (calendar, a, b, m, n) => {
        const [first, second] = [a, b].sort();
        const due = (from: string | undefined, count: number) => addBusinessHours(calendar, from ?? '', count);
        expect(due(first, n) <= due(second, n)).toBe(true);
        expect(due(a, Math.min(m, n)) <= due(a, Math.max(m, n))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
  test('working time adds up', () => {
    fc.assert(
      fc.property(calendars, fc.tuple(instants, fc.nat(1e10), fc.nat(1e10)), (calendar, [a, x, y]) => {
        const b = new Date(Date.parse(a) + x).toISOString();
        const c = new Date(Date.parse(b) + y).toISOString();
        expect(businessTimeBetween(calendar, a, b) + businessTimeBetween(calendar, b, c)).toBe(
          businessTimeBetween(calendar, a, c),
        );
      }),
      { numRuns: 200 },
    );
  });
});
