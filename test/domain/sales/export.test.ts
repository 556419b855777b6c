import { describe, expect, test } from 'vitest';
import { InvalidInput } from '../../../domain/errors.ts';
import type { DataExport } from '../../../domain/model/data-export.ts';
import type { Payout } from '../../../domain/model/payout.ts';
import { itemsOf, snapshotOf } from '../../../domain/model/snapshot.ts';
import { withItem, withoutItem } from '../../../domain/model/with-item.ts';
import { askExport, exportState, finishExport } from '../../../domain/sales/export.ts';
import { type Entry, headerOf, instantOf, noTotals, rowsFor, withEntry } from '../../../domain/sales/export-rows.ts';
import { csvRow } from '../../../domain/text/csv.ts';
import { applied, at, inStage, shopId, tuesday } from '../given.ts';

const now = at('2018-06-01T12:00:00.000Z');
const shop = inStage('activation', { approvedAt: tuesday });
const wish = {
  exportId: 'e1',
  format: 'csv',
  from: '2018-05-01',
  to: '2018-05-31',
  language: 'en',
  by: 'lia@x.example',
  objectKey: 'exports/k',
} as const;
const asked = applied(shop, askExport(shop, wish, now));
const [one] = asked.exports;
if (one === undefined) throw new Error('nothing was asked for');
const made = { bytes: 7, totals: noTotals };

describe('an export', () => {
  test('is asked for in the zone and currency of its merchant, and told of', () => {
    expect(one).toMatchObject({ status: 'asked', timeZone: shop.merchant.timeZone, currency: 'BRL', askedBy: 'lia@x.example' });
    const { timeline } = askExport(shop, wish, now);
    expect(timeline.map(({ type }) => type)).toEqual(['export.asked.v1']);
    expect(JSON.stringify(timeline)).not.toContain('exports/k');
  });
  test.each([
    ['2018-05-02', '2018-05-01'],
    ['2018-01-01', '2019-01-02'],
  ])('from %s to %s is refused', (from, to) => {
    expect(() => askExport(shop, { ...wish, from, to }, now)).toThrow(InvalidInput);
  });
  test('of a whole leap year is not', () => {
    expect(askExport(shop, { ...wish, from: '2016-01-01', to: '2016-12-31' }, now).puts.length).toBe(1);
  });
  test('is finished once', () => {
    const decision = finishExport(asked, 'e1', made, now);
    expect(decision.timeline.map(({ type }) => type)).toEqual(['export.made.v1']);
    const after = applied(asked, decision);
    expect(after.exports).toMatchObject([{ status: 'ready', bytes: 7 }]);
    for (const before of [after, undefined, shop])
      expect(finishExport(before, 'e1', made, now)).toMatchObject({ puts: [], timeline: [] });
  });
  test('is being made for an hour, then it has failed; it is kept for seven days', () => {
    const state = (of: DataExport, iso: string) => exportState(of, iso);
    expect([state(one, '2018-06-01T12:59:59.999Z'), state(one, '2018-06-01T13:00:00.000Z')]).toEqual(['being_made', 'failed']);
    const ready: DataExport = { ...one, status: 'ready', madeAt: '2018-06-01T12:01:00.000Z' };
    expect([state(ready, '2018-06-08T12:00:59.999Z'), state(ready, '2018-06-08T12:01:00.000Z')]).toEqual(['ready', 'gone']);
    expect(exportState({ ...one, status: 'ready' }, '2018-06-02T12:00:00.000Z')).toBe('ready');
  });
  test('is part of a snapshot only while a decision is about it', () => {
    expect(snapshotOf(itemsOf(withItem(asked, one)))?.exports).toEqual([one]);
    expect(withoutItem(asked, one)?.exports).toEqual([]);
  });
});

describe('rows', () => {
  const movement = (
    kind: 'sale' | 'refund',
    amountMinor: number,
    line: object | undefined = { id: '000123456789012345678', reference: '=cmd()' },
  ): Entry => ({
    kind: 'movement',
    movement: {
      id: 'x',
      kind,
      at: '2026-11-30T23:30:00.000Z',
      amountMinor,
      saleHash: undefined,
      line: line && { id: 'x', ...line },
    },
  });
  const payout: Payout = {
    ...{
      kind: 'payout',
      merchantId: shopId,
      id: '2026-11-30~po',
      version: 1,
      payoutId: 'po',
      amountMinor: 5_000,
      currency: 'EUR',
    },
    ...{ initiatedOn: '2026-11-30', status: 'paid', statusAt: '2026-11-30T06:00:00.000Z', accountLast4: '93C1' },
  };
  const paidOut: Entry = { kind: 'payout', payout };
  const written = (currency: string, entry: Entry, language: 'en' | 'fr' = 'en') =>
    csvRow(rowsFor({ language, timeZone: 'Europe/Berlin', currency })(entry)).trimEnd();

  test.each([
    ['EUR', 500, '-5.00'],
    ['JPY', 500, '-500'],
    ['KWD', 500, '-0.500'],
  ])('have the digits of ISO 4217: a refund of %s %i is the number %s', (currency, minor, number) => {
    const row = rowsFor({ language: 'en', timeZone: 'UTC', currency })(movement('refund', minor));
    expect(row[2]).toEqual({ number });
  });
  test('have times in the zone of the header, long ids whole, and formulas as text', () => {
    expect(headerOf({ language: 'en', timeZone: 'Europe/Berlin' })[0]).toBe('Date (Europe/Berlin)');
    expect(written('EUR', movement('sale', 12_345))).toBe(
      "2026-12-01 00:30:00,Sale,123.45,EUR,'=cmd(),000123456789012345678,,,,,,",
    );
    expect(written('EUR', movement('refund', 1, { id: 'r', of: 'p', customer: 'J*** S***' }), 'fr')).toBe(
      '2026-12-01 00:30:00,Remboursement,-0.01,EUR,,p,r,J*** S***,,,,',
    );
    expect(written('EUR', paidOut)).toBe('2026-11-30 07:00:00,Payout,-50.00,EUR,,,po,,,,,93C1');
    expect(written('EUR', movement('sale', 5, undefined)).split(',').length).toBe(12);
  });
  test('are counted by kind as they are written', () => {
    const all = [movement('sale', 100), movement('sale', 50), movement('refund', 30), paidOut];
    expect(all.reduce(withEntry, noTotals)).toEqual({
      ...{ rows: 4, sales: 2, salesMinor: 150, refunds: 1, refundsMinor: 30, payouts: 1, payoutsMinor: 5_000 },
    });
    expect(all.map(instantOf).at(-1)).toBe('2026-11-30T06:00:00.000Z');
  });
});
