import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quietUntil } from '../../../domain/calendar/quiet-hours.ts';

const zone = 'America/Sao_Paulo';
test('quiet hours over midnight end in the morning', () => {
  const night = { from: '20:00', to: '08:00' };
  expect(quietUntil(night, zone, '2018-03-07T23:30:00.000Z')).toBe('2018-03-08T11:00:00.000Z');
  expect(quietUntil(night, zone, '2018-03-08T05:00:00.000Z')).toBe('2018-03-08T11:00:00.000Z');
  expect(quietUntil(night, zone, '2018-03-08T11:00:00.000Z')).toBeUndefined();
  expect(quietUntil(night, zone, '2018-03-08T23:00:00.000Z')).toBe('2018-03-09T11:00:00.000Z');
});
test('a siesta is quiet within the day', () => {
  const siesta = { from: '12:00', to: '14:00' };
  expect(quietUntil(siesta, zone, '2018-03-07T15:00:00.000Z')).toBe('2018-03-07T17:00:00.000Z');
  expect(quietUntil(siesta, zone, '2018-03-07T17:00:00.000Z')).toBeUndefined();
  expect(quietUntil(siesta, zone, '2018-03-07T14:59:00.000Z')).toBeUndefined();
});
test('the hour the clocks repeat is quiet twice, and each time ends ahead', () => {
  const night = { from: '20:00', to: '01:30' };
  const newYork = 'America/New_York';
  // 2026-11-01: 01:15 summer time, then 01:15 winter time an hour later
  expect(quietUntil(night, newYork, '2026-11-01T05:15:00.000Z')).toBe('2026-11-01T05:30:00.000Z');
  expect(quietUntil(night, newYork, '2026-11-01T05:45:00.000Z')).toBeUndefined();
  expect(quietUntil(night, newYork, '2026-11-01T06:15:20.000Z')).toBe('2026-11-01T06:30:00.000Z');
});
test('law: whenever it is quiet, in whatever zone, it ends ahead, within a day', () => {
  const clock = fc.integer({ min: 0, max: 1439 }).map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
  const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kolkata', 'UTC'];
  const around = fc.constantFrom('2026-11-01T06:00:00Z', '2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2018-11-04T03:00:00Z');
  const hours = fc.integer({ min: -36 * 60, max: 36 * 60 });
  fc.assert(
    fc.property(clock, clock, fc.constantFrom(...zones), around, hours, (from, to, timeZone, instant, minutes) => {
      const at = Date.parse(instant) + minutes * 60_000;
      const until = quietUntil({ from, to }, timeZone, new Date(at).toISOString());
      if (until === undefined) return;
      expect(Date.parse(until)).toBeGreaterThan(at);
      expect(Date.parse(until) - at).toBeLessThanOrEqual(25 * 3_600_000);
    }),
    { numRuns: 500 },
  );
});
test('equal times mean it is never quiet', () => {
  expect(quietUntil({ from: '00:00', to: '00:00' }, zone, '2018-03-07T15:00:00.000Z')).toBeUndefined();
});
