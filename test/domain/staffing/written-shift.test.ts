import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { legalShifts } from '../../../domain/staffing/legal-shifts.ts';
import { readShift, writeShift } from '../../../domain/staffing/written-shift.ts';

const openings = fc
  .record({ opens: fc.integer({ min: 0, max: 47 }), length: fc.integer({ min: 18, max: 47 }) })
  .map(({ opens, length }) => ({ opens: opens * 30, closes: (opens + length) * 30 }));

describe('a written shift', () => {
  test('is read as the shift it was, whatever the open hours, past midnight too', () => {
    fc.assert(
      fc.property(openings, (hours) => {
        for (const shift of legalShifts(hours)) {
          const staffed = { ...shift, people: 2 };
          expect(readShift(hours, writeShift(staffed))).toEqual(staffed);
        }
      }),
    );
    const clock = { opens: 0, closes: 1440 };
    for (const shift of legalShifts(clock)) expect(readShift(clock, writeShift({ ...shift, people: 1 }))).toMatchObject(shift);
  });

  test('that starts after midnight starts on the next day of the week', () => {
    const sundays = { days: [3, 4, 5, 6, 7], start: 1500, lunch: 150, people: 1 };
    expect(writeShift(sundays)).toEqual({ days: [1, 4, 5, 6, 7], start: '01:00', lunch: '03:30', people: 1 });
  });

  const hours = { opens: 480, closes: 1080 };
  const legal = { days: [1, 2, 3, 4, 5], start: '08:00', lunch: '11:30', people: 1 };
  test.each([
    [{ days: [1, 1, 2, 3, 4] }, 'days'],
    [{ lunch: '09:30' }, 'lunch'],
    [{ lunch: '13:30' }, 'lunch'],
    [{ lunch: '11:15' }, 'lunch'],
    [{ start: '09:30', lunch: '13:00' }, 'hours'],
    [{ start: '07:30' }, 'hours'],
    [{ start: '08:15', lunch: '11:15' }, 'hours'],
  ])('is not legal with %j', (wrong, fault) => {
    expect(readShift(hours, { ...legal, ...wrong })).toBe(fault);
  });
});
