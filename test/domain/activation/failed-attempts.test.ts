import { expect, test } from 'vitest';
import {
  countFailed,
  type FailedDay,
  failedKindOf,
  failedReasons,
  partsOfDay,
} from '../../../domain/activation/failed-attempts.ts';
import { someId } from '../../adapters/some.ts';

const of = { merchantId: someId(1), day: '2026-11-23' };
const at = '2026-11-23T10:00:00.000Z';
const tried = (from: number, count: number, code = 'insufficient_funds') =>
  Array.from({ length: count }, (_, n) => ({ id: `ch_${from + n}`, at, code }));
/** as the table keeps them */
const kept = (before: readonly FailedDay[], changed: readonly FailedDay[]): readonly FailedDay[] => {
  const all = [...before];
  for (const one of changed) all[one.part] = { ...one, version: one.version + 1 };
  return all;
};
const after = (batches: readonly ReturnType<typeof tried>[]) =>
  batches.reduce<readonly FailedDay[]>((parts, batch) => kept(parts, countFailed(of, parts, batch)), []);

test('attempts are counted by reason, the commonest first, and one told twice counts once', () => {
  const parts = after([tried(1, 3), tried(2, 3, 'expired_card'), tried(1, 5, 'lost_card')]);
  expect(failedReasons(parts)).toEqual([
    { code: 'insufficient_funds', count: 3 },
    { code: 'expired_card', count: 1 },
    { code: 'lost_card', count: 1 },
  ]);
  expect(countFailed(of, parts, tried(1, 5))).toEqual([]);
});

test('a busy day has several parts, and what is in an earlier one is known in a later', () => {
  const parts = after([tried(0, 600), tried(300, 600)]);
  expect(parts.map(({ known }) => known.length / 16)).toEqual([500, 400]);
  expect(failedReasons(parts)).toEqual([{ code: 'insufficient_funds', count: 900 }]);
  expect(parts.map(({ version }) => version)).toEqual([1, 2]);
});

test('a shop under attack costs no more than its parts: beyond ten thousand a day, attempts are counted and not known again', () => {
  const parts = after([tried(0, 10_000), tried(10_000, 50)]);
  expect(parts).toHaveLength(partsOfDay);
  expect(failedReasons(parts)).toEqual([{ code: 'insufficient_funds', count: 10_050 }]);
  expect(Math.max(...parts.map(({ known }) => known.length))).toBe(8_000);
});

test('reasons that are made up fill no row', () => {
  const made = Array.from({ length: 100 }, (_, n) => ({ id: `ch_${n}`, at, code: `made-up-${n}` }));
  const parts = after([made]);
  expect(Object.keys(parts[0]?.counts ?? {})).toHaveLength(81);
  expect(failedReasons(parts)[0]).toEqual({ code: 'other', count: 20 });
});

test('an attempt is counted by its method and country too, where they are known, and reasons add up over them', () => {
  const attempts = [
    { id: 'a', at, code: 'insufficient_funds', method: 'visa', country: 'FR' },
    { id: 'b', at, code: 'insufficient_funds', method: 'vi|sa' },
    { id: 'c', at, code: 'insufficient_funds', country: 'FR' },
    { id: 'd', at, code: 'insufficient_funds' },
  ];
  const parts = after([attempts]);
  expect(Object.keys(parts[0]?.counts ?? {}).map(failedKindOf)).toEqual([
    { code: 'insufficient_funds', method: 'visa', country: 'FR' },
    { code: 'insufficient_funds', method: 'vi sa' },
    { code: 'insufficient_funds', country: 'FR' },
    { code: 'insufficient_funds' },
  ]);
  expect(failedReasons(parts)).toEqual([{ code: 'insufficient_funds', count: 4 }]);
});
