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
test('equal times mean it is never quiet', () => {
  expect(quietUntil({ from: '00:00', to: '00:00' }, zone, '2018-03-07T15:00:00.000Z')).toBeUndefined();
});
