import { describe, expect, test } from 'vitest';
import { idHashOf } from '../../../domain/activation/payment-fact.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import type { PackedPayment } from '../../../domain/model/payments.ts';
import { listed } from '../../../domain/sales/listed-sale.ts';
import { comesBefore, newestFirst, openPlace, placeOf, sealPlace, statusOf } from '../../../domain/sales/movement.ts';
import { hoursIn, lastDays, matches, spanOf } from '../../../domain/sales/sale-filter.ts';
import { csvRow, neutralised } from '../../../domain/text/csv.ts';

const hour = '2026-11-30T07:00:00.000Z';
const merchantId = 'm_000000000000000000000001';
const record = (kind: 'captured' | 'refunded', id: string, offsetMs: number, more: object = {}): PackedPayment => ({
  idHash: idHashOf({ kind, id }),
  offsetMs,
  amountMinor: 1000,
  kind,
  line: { id, ...more },
});
const bucket = (...records: PackedPayment[]) => ({ merchantId, hour, part: 0, version: 1, records });

describe('movements', () => {
  test('are the newest first, whatever order an hour received them in; of one instant always in the same order', () => {
    const [a, b, c] = [record('captured', 'a', 5), record('captured', 'b', 9), record('captured', 'c', 9)];
    const ids = newestFirst([bucket(a, b), { ...bucket(c), part: 1 }]).map(({ line }) => line?.id);
    const other = newestFirst([bucket(c), { ...bucket(b, a), part: 1 }]).map(({ line }) => line?.id);
    expect(ids.at(-1)).toBe('a');
    expect(other).toEqual(ids);
    expect(comesBefore({ at: hour, id: 'b' }, { at: hour, id: 'a' })).toBe(true);
  });

  test('have an id that tells where they lie', () => {
    const [movement] = newestFirst([bucket(record('captured', 'a', 5))]);
    expect(placeOf(movement?.id ?? '')).toEqual({ hour, idHash: idHashOf({ kind: 'captured', id: 'a' }) });
    for (const id of ['', 'guessed', '2026113007', '2026113007-xyz', '2026113007-0123456789ABCDEF'])
      expect(placeOf(id)).toBeUndefined();
  });

  test('of kind refund know their sale by the id the ledger named, and none where it was not kept', () => {
    const saleHash = idHashOf({ kind: 'captured', id: 'a' });
    const { line: _, ...old } = record('refunded', 'r2', 6);
    const known = newestFirst([bucket(record('captured', 'a', 7), record('refunded', 'r', 5, { of: 'a' }), old)]);
    expect(known.map((one) => [one.kind, one.saleHash])).toEqual([
      ['sale', saleHash],
      ['refund', undefined],
      ['refund', saleHash],
    ]);
  });

  test('a sale is paid, refunded in part, or refunded once all of it went back', () => {
    const refunded = (refundedMinor: number) => ({
      merchantId,
      saleHash: '0'.repeat(16),
      version: 1,
      count: 1,
      refundedMinor,
      refunds: [],
    });
    expect([undefined, refunded(1), refunded(999), refunded(1000), refunded(1001)].map((one) => statusOf(1000, one))).toEqual([
      ...['paid', 'partly_refunded', 'partly_refunded', 'refunded', 'refunded'],
    ]);
  });
});

test('a place in the list survives as a cursor; what is none is refused by name', () => {
  const place = { at: hour, id: '2026113007-0123456789abcdef' };
  expect([openPlace(sealPlace(place)), openPlace(sealPlace({ at: hour, id: '' }))]).toEqual([place, { at: hour, id: '' }]);
  for (const guessed of ['', 'guessed', '9999-99-99T99:99:99.999Z~']) expect(() => openPlace(guessed)).toThrow(InvalidInput);
});

test('a movement is shown without what is not known of it', () => {
  const [movement] = newestFirst([bucket({ ...record('captured', 'a', 5), line: undefined })]);
  if (movement === undefined) throw new Error('no movement');
  expect(listed({ movement, status: undefined, refundedMinor: 0 }).paymentId).toBeUndefined();
  const sale = { ...movement, line: { id: 'a', reference: 'R' } };
  expect(listed({ movement: sale, status: 'paid', refundedMinor: 0 })).toMatchObject({
    paymentId: 'a',
    reference: 'R',
    status: 'paid',
  });
});

describe('a filter', () => {
  const [movement] = newestFirst([
    bucket(record('captured', 'pay-7', 5, { reference: 'ORD-42', method: 'pix', plan: 'pay_in_3' })),
  ]);
  const [refund] = newestFirst([bucket(record('refunded', 'r-1', 5, { of: 'pay-7' }))]);
  const [{ line: _, ...bare } = { line: undefined }] = newestFirst([bucket(record('captured', 'x', 5))]);
  const old = { ...bare, line: undefined };
  if (movement === undefined || refund === undefined) throw new Error('no movement');
  test.each([
    [{}, true],
    [{ kind: 'sale' }, true],
    [{ kind: 'refund' }, false],
    [{ method: 'pix', plan: 'pay_in_3' }, true],
    [{ method: 'card' }, false],
    [{ plan: 'pay_in_4' }, false],
    [{ reference: 'ord-4' }, true],
    [{ reference: 'PAY-7' }, true],
    [{ reference: 'elsewhere' }, false],
  ] as const)('%j takes the sale: %s', (filter, taken) => {
    expect(matches(filter, movement)).toBe(taken);
  });
  test('by the payment’s number finds its refunds too; a status is a sale’s', () => {
    expect(matches({ reference: 'pay-7' }, refund)).toBe(true);
    expect(matches({ status: 'paid' }, refund)).toBe(false);
    expect(matches({ status: 'paid' }, movement)).toBe(true);
  });
  test('by reference passes what has none', () => {
    expect(matches({ reference: 'a' }, { ...movement, ...old })).toBe(false);
  });
});

describe('days of a merchant', () => {
  test.each([
    ['America/Sao_Paulo', '2026-11-01T03:00:00.000Z', '2026-12-01T03:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-10-31T10:00:00.000Z', '2026-11-30T10:00:00.000Z'],
    ['Asia/Kathmandu', '2026-10-31T18:15:00.000Z', '2026-11-30T18:15:00.000Z'],
  ])('begin at midnight in %s', (zone, from, until) => {
    expect(spanOf({ from: '2026-11-01', to: '2026-11-30' }, zone)).toEqual({ from, until });
  });
  test('have 23 hours when clocks go forward', () => {
    const { from, until } = spanOf({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Berlin');
    expect((Date.parse(until) - Date.parse(from)) / 3_600_000).toBe(23);
  });
  test('lie in whole hours, also where a zone is 45 minutes apart', () => {
    expect(hoursIn(spanOf({ from: '2026-11-30', to: '2026-11-30' }, 'Asia/Kathmandu'))).toEqual({
      from: '2026-11-29T18:00:00.000Z',
      to: '2026-11-30T18:00:00.000Z',
    });
  });
  test('are counted back from the merchant’s own today', () => {
    expect(lastDays(30, '2026-11-30T02:00:00.000Z', 'America/Sao_Paulo')).toEqual({ from: '2026-10-31', to: '2026-11-29' });
  });
});

describe('a line of CSV', () => {
  test.each(['=cmd', '+1', '-1', '@sum', '  =x', '＝1'])('neutralises %j', (text) => {
    expect(neutralised(text)).toBe(`'${text}`);
  });
  test('leaves negative numbers numbers, long ids text, and quotes what has to be', () => {
    expect(csvRow([{ number: '-5.00' }, '4111222233334444', 'a,"b"', undefined, '=1+1'])).toBe(
      '-5.00,4111222233334444,"a,""b""",,\'=1+1\r\n',
    );
  });
});
