import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readInstant } from '../src/states/instant.ts';

it.each([
  '2026-01-05T10:00:00Z',
  '2026-01-05t10:00:00z',
  '2026-01-05T10:00Z',
  '2026-01-05T10:00:00.1Z',
  '2026-01-05T10:00:00.123456789Z',
  '2026-01-05T10:00:00+01:00',
  '2026-01-05T10:00:00-18:00',
  '2024-02-29T00:00:00Z',
])('%s is an instant a Wait may name', (text) => expect(readInstant(text)).toEqual(expect.any(Number)));

it.each([
  ['no offset', '2026-01-05T10:00:00'],
  ['no T', '2026-01-05 10:00:00Z'],
  ['no time', '2026-01-05'],
  ['an offset without colon', '2026-01-05T10:00:00+0100'],
  ['an offset no clock has', '2026-01-05T10:00:00-18:01'],
  ['an offset of ninety minutes in minutes', '2026-01-05T10:00:00+00:90'],
  ['a thirteenth month', '2026-13-05T10:00:00Z'],
  ['a day that is not there', '2026-02-29T10:00:00Z'],
  ['hour 24', '2026-01-05T24:00:00Z'],
  ['minute 60', '2026-01-05T10:60:00Z'],
  ['second 60', '2026-01-05T10:00:60Z'],
  ['ten digits of a second', '2026-01-05T10:00:00.1234567890Z'],
  ['a zone', '2026-01-05T10:00:00Z[UTC]'],
  ['nothing', ''],
  ['a number', 1],
  ['null', null],
])('%s makes it none', (_, value) => expect(readInstant(value)).toBeNull());

it('every instant reads back, in any offset', () => {
  const offset = fc.integer({ min: -1_080, max: 1_080 });
  const instant = fc.date({ min: new Date('1970-01-02'), max: new Date('2199-12-30'), noInvalidDate: true });
  fc.assert(
    fc.property(instant, offset, (at, minutes) => {
      const local = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, -1);
      const two = (number: number) => String(number).padStart(2, '0');
      const size = Math.abs(minutes);
      const text = `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
      expect(readInstant(text)).toBe(at.getTime());
    }),
  );
});
