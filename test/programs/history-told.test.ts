import { expect, test } from 'vitest';
import { HistoryTold } from '../../programs/start/history-told.ts';

const from = Date.parse('2026-10-01T00:00:00Z');
const until = Date.parse('2026-11-30T08:00:00Z');
const names = new Map([['m-1', 'Juniper Pets']]);
const news = (id: string, type: string, merchantId = 'm-1') => ({ id, type, merchantId, at: from + 1_000, data: {} });

test('the first screen is told how often each chapter happened and the newest happenings first', () => {
  const told = new HistoryTold(from, until, (id) => names.get(id));
  told.notice(news('1', 'merchant.registered.v1'));
  for (let n = 2; n <= 9; n += 1) told.notice(news(String(n), 'nudge.requested.v1'));
  const { chapters, last } = told.read();
  expect(Object.fromEntries(chapters.map(({ type, times }) => [type, times]))).toMatchObject({
    'merchant.registered.v1': 1,
    'nudge.requested.v1': 8,
    'merchant.first-sale.v1': 0,
  });
  expect(last.map(({ id }) => id)).toEqual(['9', '8', '7', '6', '5', '4']);
  expect(last[0]).toMatchObject({ merchant: 'Juniper Pets', at: '2026-10-01T00:00:01.000Z' });
});

test('what is no chapter, and whom nobody knows, is left out', () => {
  const told = new HistoryTold(from, until, (id) => names.get(id));
  told.notice(news('1', 'health.changed.v1'));
  told.notice(news('2', 'merchant.stalled.v1', 'm-9'));
  expect(told.read().last).toEqual([]);
});
