import { expect, test } from 'vitest';
import type { BusinessCalendar } from '../../../domain/calendar/business-calendar.ts';
import { isBusinessTime } from '../../../domain/calendar/is-business-time.ts';
import { swappedDay, swappedDaysAsOf } from '../../../domain/calendar/swapped-days.ts';
import { workdaysOf } from '../../../domain/calendar/working-week.ts';
import { sendingClosed } from '../../../domain/nudge/send-window.ts';
import { aPolicy, at } from '../given.ts';

const dayOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const { policy } = at('2026-01-05T00:00:00.000Z');
const noonIn = (country: string, timeZone: string, day: string) =>
  sendingClosed(policy, { country, timeZone }, `${day}T09:00:00.000Z`)?.reason ?? 'open';

test.each([
  ['SA', 'Asia/Riyadh', '2026-11-06', 'weekend'],
  ['SA', 'Asia/Riyadh', '2026-11-08', 'open'],
  ['EG', 'Africa/Cairo', '2026-11-06', 'weekend'],
  ['IL', 'Asia/Jerusalem', '2026-11-08', 'open'],
  ['IR', 'Asia/Tehran', '2026-11-07', 'open'],
  ['BN', 'Asia/Brunei', '2026-11-08', 'weekend'],
  ['NP', 'Asia/Kathmandu', '2026-11-08', 'open'],
  ['AE', 'Asia/Dubai', '2026-11-06', 'open'],
  ['AE', 'Asia/Dubai', '2026-11-08', 'weekend'],
  ['AE', 'Asia/Dubai', '2021-11-05', 'weekend'],
  ['AE', 'Asia/Dubai', '2021-11-07', 'open'],
  ['SA', 'Asia/Riyadh', '2013-06-20', 'weekend'],
  ['SA', 'Asia/Riyadh', '2013-07-04', 'open'],
  ['GB', 'Europe/London', '2026-11-08', 'weekend'],
] as const)('the weekend is the country’s own: %s (%s) on %s is %s', (country, zone, day, expected) => {
  expect(noonIn(country, zone, day)).toBe(expected);
});

test.each([
  ['HU', 'Europe/Budapest', '2026-01-10', 'open'],
  ['HU', 'Europe/Budapest', '2026-01-02', 'holiday'],
  ['HU', 'Europe/Budapest', '2026-01-17', 'weekend'],
  ['CN', 'Asia/Shanghai', '2026-02-14', 'open'],
  ['CN', 'Asia/Shanghai', '2026-02-23', 'holiday'],
  ['CN', 'Asia/Shanghai', '2026-10-10', 'open'],
  ['CN', 'Asia/Shanghai', '2026-06-01', 'open'],
  ['LV', 'Europe/Riga', '2026-01-17', 'open'],
  ['RU', 'Europe/Moscow', '2026-01-09', 'holiday'],
  ['GB', 'Europe/London', '2027-12-28', 'holiday'],
] as const)('a day that a government moved is what it was made: %s (%s) on %s is %s', (country, zone, day, expected) => {
  expect(noonIn(country, zone, day)).toBe(expected);
});

test('working time counts a Saturday worked in exchange, and not the day it was given for', () => {
  const calendar: BusinessCalendar = {
    holidayCountry: 'HU',
    timeZone: 'Europe/Budapest',
    workdays: [1, 2, 3, 4, 5],
    opens: '09:00',
    closes: '17:00',
  };
  expect(isBusinessTime(calendar, '2026-01-10T10:00:00.000Z')).toBe(true);
  expect(isBusinessTime(calendar, '2026-01-02T10:00:00.000Z')).toBe(false);
});

test('a calendar of the country itself says what its week is', () => {
  const six = aPolicy();
  const saudi = {
    ...six.calendars.gb,
    holidayCountry: 'SA',
    workdays: [6, 7, 1, 2, 3, 4],
    timeZone: 'Asia/Riyadh',
    opens: '09:00',
    closes: '17:00',
  };
  const own = at('2026-01-05T00:00:00.000Z', {
    ...six,
    calendars: { ...six.calendars, sa: saudi },
    merchantCalendars: { ...six.merchantCalendars, SA: 'sa' },
  }).policy;
  expect(sendingClosed(own, { country: 'SA', timeZone: 'Asia/Riyadh' }, '2026-11-07T09:00:00.000Z')).toBeUndefined();
});

test('countries nobody says otherwise of rest on Saturday and Sunday, and swap nothing', () => {
  expect(workdaysOf('FR', dayOf('2026-11-06'))).toEqual([1, 2, 3, 4, 5]);
  expect([swappedDay('FR', dayOf('2026-01-10')), swappedDay('HU', dayOf('2026-01-09'))]).toEqual([undefined, undefined]);
});

test('the moved days were compared with what governments announced not more than a year ago', () => {
  const days = Math.floor((Date.now() - Date.parse(swappedDaysAsOf)) / 86_400_000);
  expect(
    days,
    `domain/calendar/swapped-days.json is ${days} days old: enter what was announced since, and its new day`,
  ).toBeLessThanOrEqual(365);
});
