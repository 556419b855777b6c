import { describe, expect, test } from 'vitest';
import { bankLines } from '../../../domain/settlement/formats/camt.ts';
import { readerOf } from '../../../domain/settlement/readers.ts';
import { instantIn, type SettledLine } from '../../../domain/settlement/settled-line.ts';

/** lines of a sample, written by hand from the columns its sender documents */
const heard = (text: string, file = 'sample.csv'): readonly SettledLine[] => {
  const [header = [], ...records] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  const lines: SettledLine[] = [];
  const reader = readerOf(header, file, (line) => lines.push(line));
  for (const [n, record] of records.entries()) reader?.take(record, n + 2);
  return lines;
};
const told = (text: string, file?: string) =>
  heard(text, file).map(({ kind, references, batch, net, currency, at }) => [
    ...[kind, references.join(' '), batch, Number(net) / 1e8, currency, at?.slice(0, 16)],
  ]);

describe('lines of settlement files', () => {
  test('of Adyen', () => {
    expect(
      told(`Type,Psp Reference,Merchant Reference,Creation Date,Net Currency,Net Debit (NC),Net Credit (NC),Batch Number
        Settled,P1,O1,2026-03-02 10:00:00,EUR,,9.75,12
        Refunded,P1,O1,2026-03-03 10:00:00,EUR,9.75,,12
        Weird,P2,,,EUR,1.00,,12
        MerchantPayout,P9,,2026-03-04 10:00:00,EUR,9.75,,12`),
    ).toEqual([
      ['payment', 'P1 O1', '12', 9.75, 'EUR', '2026-03-02T10:00'],
      ['refund', 'P1 O1', '12', -9.75, 'EUR', '2026-03-03T10:00'],
      ['adjustment', 'P2', '12', -1, 'EUR', undefined],
      ['payout', '12 P9', '12', -9.75, 'EUR', '2026-03-04T10:00'],
    ]);
  });

  test('of Stripe, whose payout is named on each of its lines with its day', () => {
    const header = 'automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created,currency,gross,fee,net';
    const rows = `po_1,2026-03-05,txn_1,2026-03-02 10:00:00,eur,10.00,0.25,9.75,charge,ch_1
        po_1,2026-03-05,txn_2,2026-03-03 10:00:00,eur,-10.00,0.00,-10.00,refund,ch_1
        po_1,2026-03-05,txn_3,2026-03-04 10:00:00,eur,0.25,0,0.25,payout,
        ,,txn_4,2026-03-04 10:00:00,eur,1.00,0,1.00,odd,`;
    expect(told(`${header},reporting_category,charge_id\n${rows}`)).toEqual([
      ['payout', 'po_1', 'po_1', 0, 'EUR', '2026-03-05T00:00'],
      ['payment', 'txn_1 ch_1', 'po_1', 9.75, 'EUR', '2026-03-02T10:00'],
      ['refund', 'txn_2 ch_1', 'po_1', -10, 'EUR', '2026-03-03T10:00'],
      ['payout', 'po_1 txn_3', 'po_1', 0.25, 'EUR', '2026-03-05T00:00'],
      ['adjustment', 'txn_4', '', 1, 'EUR', '2026-03-04T10:00'],
    ]);
    expect(told(`${header}\npo_1,,txn_1,2026-03-02,eur,10.00,0.25,9.75`)).toEqual([
      ['payment', 'txn_1', 'po_1', 9.75, 'EUR', '2026-03-02T00:00'],
    ]);
    const plain = `${header},reporting_category\npo_1,,txn_3,2026-03-04,eur,-1,0,-1,payout`;
    expect(told(plain)).toEqual([['payout', 'po_1 txn_3', 'po_1', -1, 'EUR', '2026-03-04T00:00']]);
  });

  test('of Mollie', () => {
    expect(
      told(`ID,Date,Description,Settlement amount,Settlement currency,Settlement reference
        tr_1,2026-03-02 10:00:00,Order 7,9.75,EUR,S.2026.1
        re_1,2026-03-02 11:00:00,Refund,-9.75,EUR,S.2026.1`).map(([kind, references]) => [kind, references]),
    ).toEqual([
      ['payment', 'tr_1 Order 7'],
      ['refund', 're_1 Refund'],
    ]);
  });

  test('of Klarna, whose summary is the payout', () => {
    expect(
      told(`payment_reference,total_settlement_amount,payout_date,currency
        PR1,8.00,2026-03-05,eur
        type,amount,order_id,capture_date,sale_date
        SALE,10.00,K1,2026-03-02,2026-03-01
        COMMISSION,-2.00,K1,,2026-03-01`),
    ).toEqual([
      ['payout', 'PR1', 'PR1', -8, 'EUR', '2026-03-05T00:00'],
      ['payment', 'K1', 'PR1', 10, 'EUR', '2026-03-02T00:00'],
      ['fee', 'K1', 'PR1', 2, 'EUR', '2026-03-01T00:00'],
    ]);
    expect(heard('payment_reference,total_settlement_amount\nPR1,8.00\ntype,amount\nSALE,1').map((one) => one.currency)).toEqual([
      '',
      '',
    ]);
  });

  test('of PPRO, by its file', () => {
    const text = `MERCHANT_TX_ID,TX_ID,EVENT_TYPE,EVENT_TIMESTAMP,MERCHANT_ID,PAYMENT_METHOD,AMOUNT,CURRENCY
        O1,T1,CAPTURE,2026-03-02T10:00:00.000Z,M,IDEAL,10.00,EUR`;
    const kind = (file: string, event = 'CAPTURE') => told(text.replace('CAPTURE', event), file)[0]?.[0];
    expect(told(text, 'volume-per-transaction.csv')).toEqual([
      ['payment', 'T1 O1', 'volume-per-transaction.csv', 10, 'EUR', '2026-03-02T10:00'],
    ]);
    expect(kind('fee-per-refund.csv')).toBe('fee');
    expect(kind('volume-per-refund.csv')).toBe('refund');
    expect(kind('volume-per-chargeback.csv')).toBe('chargeback');
    expect(kind('x.csv', 'REFUND')).toBe('refund');
  });
});

test('an entry of a bank is found by its texts and by each word with a figure in it', () => {
  const entry = { code: '', amount: '5.00', currency: '', direction: 'CRDT' };
  const lines = bankLines({
    ...{ reference: 'S', currency: 'EUR', balances: [] },
    entries: [
      { ...entry, texts: ['TX PAYOUT77 week 1', ''], bookedAt: '2026-03-05' },
      { ...entry, currency: 'USD', direction: '?' },
    ],
  });
  expect(lines).toEqual([
    {
      ...{ row: 1, kind: 'bank', references: ['TX PAYOUT77 week 1', 'PAYOUT77'], batch: '', net: 500_000_000n, currency: 'EUR' },
      at: '2026-03-05T00:00:00.000Z',
    },
    { row: 2, kind: 'bank', references: [], batch: '', net: 0n, currency: 'USD' },
  ]);
});

test.each([
  ['2026-03-02', '2026-03-02T00:00:00.000Z'],
  ['2026-03-02 10:00', '2026-03-02T10:00:00.000Z'],
  ['2026-03-02T10:00:00.123+01:00', '2026-03-02T09:00:00.000Z'],
  ['2026-13-02', undefined],
  ['02.03.2026', undefined],
])('%s is %s', (text, instant) => expect(instantIn(text)).toBe(instant));
