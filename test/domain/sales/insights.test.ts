import { describe, expect, test } from 'vitest';
import type { WeekTotal } from '../../../domain/model/payments.ts';
import { niceBelow, SaleGatherer, tallyOf, weeksOf } from '../../../domain/sales/insights.ts';
import type { SaleMovement } from '../../../domain/sales/movement.ts';

const sale = (amountMinor: number, more: object = {}): SaleMovement => ({
  ...{ id: 'x', kind: 'sale', at: '2026-11-30T07:00:00.000Z', amountMinor, saleHash: undefined },
  line: { id: 'p', ...more },
});

describe('few sales', () => {
  test.each([
    [0, 0, null],
    [1, 1000, null],
    [2, 3000, null],
    [3, 1000, 333],
    [4, 4000, 1000],
  ])('%i have an average only from three on', (sales, tpvMinor, averageMinor) => {
    expect(tallyOf(sales, tpvMinor)).toEqual({ sales, tpvMinor, averageMinor });
  });
  test('none at all have no weeks, methods or sizes', () => {
    const none = new SaleGatherer();
    expect([weeksOf([], '2026-11-30T07:00:00.000Z'), none.byMethod, none.byBasket]).toEqual([[], [], []]);
    expect(none.total).toEqual({ sales: 0, tpvMinor: 0, averageMinor: null });
  });
});

describe('weeks', () => {
  // 2026-11-30 is a Monday
  const now = '2026-11-30T00:00:00.000Z';
  const number = (Date.parse(now) / 86_400_000 - 4) / 7;
  test('without a sale are shown between those with some, the one under way is marked', () => {
    const weeks: WeekTotal[] = [
      [number - 2, 4, 4000, 0],
      [number, 1, 500, 100],
    ];
    expect(weeksOf(weeks, now)).toEqual([
      { from: '2026-11-16', sales: 4, tpvMinor: 4000, averageMinor: 1000, refundedMinor: 0, running: false },
      { from: '2026-11-23', sales: 0, tpvMinor: 0, averageMinor: null, refundedMinor: 0, running: false },
      { from: '2026-11-30', sales: 1, tpvMinor: 500, averageMinor: null, refundedMinor: 100, running: true },
    ]);
  });
  test('are twelve at most, and none lie ahead', () => {
    expect(weeksOf([[number - 20, 1, 1, 0]], now).length).toBe(12);
    expect(weeksOf([[number + 1, 1, 1, 0]], now)).toEqual([]);
  });
});

describe('sales of thirty days', () => {
  const all = new SaleGatherer();
  for (const amount of [900, 1_000, 2_500, 2_600, 9_000]) all.add(sale(amount, { method: amount < 2_000 ? 'pix' : 'card' }));
  all.add({ ...sale(50_000), line: undefined });
  all.add({ ...sale(99), kind: 'refund' });
  test('are added up by method and plan, the largest first, refunds left out', () => {
    expect(all.total).toEqual({ sales: 6, tpvMinor: 66_000, averageMinor: 11_000 });
    expect(all.byMethod.map(({ key, sales, averageMinor }) => [key, sales, averageMinor])).toEqual([
      [null, 1, null],
      ['card', 3, 4_700],
      ['pix', 2, null],
    ]);
    expect(all.byPlan.map(({ key, sales }) => [key, sales])).toEqual([[null, 6]]);
  });
  test('fall into sizes around the median basket, each into one', () => {
    const sizes = all.byBasket;
    expect(sizes.map(({ fromMinor, belowMinor }) => [fromMinor, belowMinor])).toEqual([
      [0, 1_000],
      [1_000, 2_000],
      [2_000, 5_000],
      [5_000, 10_000],
      [10_000, null],
    ]);
    expect(sizes.reduce((sum, { sales }) => sum + sales, 0)).toBe(6);
  });
  test('of one minor unit each still have sizes', () => {
    const small = new SaleGatherer();
    small.add(sale(1));
    expect(small.byBasket.map(({ fromMinor }) => fromMinor)).toEqual([0, 1, 2, 5]);
  });
  test.each([
    [1, 1],
    [4, 2],
    [9, 5],
    [1_999, 1_000],
    [20_000, 20_000],
  ])('nice below %i is %i', (value, nice) => {
    expect(niceBelow(value)).toBe(nice);
  });
});
