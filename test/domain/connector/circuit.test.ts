import { expect, test } from 'vitest';
import {
  afterFailure,
  afterSuccess,
  askedToWait,
  type Circuit,
  leftAloneUntil,
  nextMinute,
  triedAgainAt,
} from '../../../domain/connector/circuit.ts';

const now = '2026-03-02T12:00:00.000Z';
const after = (failures: number, from: Circuit = afterSuccess): Circuit =>
  Array.from({ length: failures }).reduce<Circuit>((circuit) => afterFailure(circuit, now), from);

import { OutsideFailed } from '../../../domain/connector/connector-ports.ts';

test('a system that failed four times in a row is still called, and left alone for five minutes after the fifth', () => {
  expect(leftAloneUntil(after(4), now)).toBeUndefined();
  expect(leftAloneUntil(after(5), now)).toBe('2026-03-02T12:05:00.000Z');
});

test('after its pause it is called once, and left alone again when that fails', () => {
  const later = '2026-03-02T12:05:00.000Z';
  expect(leftAloneUntil(after(5), later)).toBeUndefined();
  expect(leftAloneUntil(afterFailure(after(5), later), later)).toBe('2026-03-02T12:10:00.000Z');
});

test('one call that succeeds forgets all failures', () => {
  expect(leftAloneUntil(after(4, afterSuccess), now)).toBeUndefined();
  expect(afterSuccess).toEqual({ failures: 0 });
});

test('a message waits a minute after its first failure, then twice as long each time, six hours at most', () => {
  const minutes = (tries: number) => (Date.parse(triedAgainAt(tries, now)) - Date.parse(now)) / 60_000;
  expect([1, 2, 3, 4].map(minutes)).toEqual([1, 2, 4, 8]);
  expect([9, 10, 50, 5_000].map(minutes)).toEqual([256, 360, 360, 360]);
  expect(minutes(0)).toBe(1);
});

test('a system that asks to be left alone is, for so long and an hour at most, and has not failed', () => {
  const asked = (seconds: number) => askedToWait(after(2), now, seconds);
  expect(asked(90)).toEqual({ failures: 2, openUntil: '2026-03-02T12:01:30.000Z' });
  expect(leftAloneUntil(asked(0), now)).toBe('2026-03-02T12:00:01.000Z');
  expect(leftAloneUntil(asked(90_000), now)).toBe('2026-03-02T13:00:00.000Z');
});

test('a failure says why by its status, and how long the system asked for where it did', () => {
  expect(new OutsideFailed('503')).toMatchObject({ name: 'OutsideFailed', reason: '503', waitSeconds: undefined });
  expect(new OutsideFailed('429', { waitSeconds: 30 })).toMatchObject({ reason: '429', waitSeconds: 30 });
});

test('what is too many for this minute is due with the next', () => {
  expect(nextMinute('2026-03-02T12:00:30.500Z')).toBe('2026-03-02T12:01:00.000Z');
  expect(nextMinute(now)).toBe('2026-03-02T12:01:00.000Z');
});
