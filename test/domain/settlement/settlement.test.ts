import { describe, expect, test } from 'vitest';
import type { Batch, BatchReader } from '../../../domain/settlement/batch.ts';
import { decimalOf, decimalText, minorOf, wholeMinor } from '../../../domain/settlement/decimal.ts';
import { type BankMessage, bankBatch } from '../../../domain/settlement/formats/camt.ts';
import { mollieBatch, mollieSettlement } from '../../../domain/settlement/formats/mollie.ts';
import { readerOf } from '../../../domain/settlement/readers.ts';
import { refusedWhole, settledBatch } from '../../../domain/settlement/settled-batch.ts';

/** each sample was written by hand from the columns its sender documents, its totals added up on paper */
const read = (text: string, file = 'sample.csv'): readonly Batch[] => {
  const [header = [], ...records] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const reader: BatchReader | undefined = readerOf(header, file);
  if (reader === undefined) throw new Error('no reader');
  for (const [n, record] of records.entries()) reader.take(record, n + 2);
  return reader.end();
};
const statusesOf = (text: string, file?: string) => read(text, file).map((one) => settledBatch('sample.csv', 'some', one).status);
const firstOf = (text: string, file?: string) => {
  const [one] = read(text, file);
  if (one === undefined) throw new Error('no batch');
  return settledBatch('sample.csv', 'some', one);
};
/** the same table with its columns in the opposite order */
const turned = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(',').toReversed().join(','))
    .join('\n');
const without = (text: string, n: number): string => text.trim().split('\n').toSpliced(n, 1).join('\n');

describe('amounts', () => {
  test.each([
    ['12.34', 1_234_000_000n],
    ['-0.05', -5_000_000n],
    ['+7', 700_000_000n],
    ['8.85012', 885_012_000n],
    ['3.', 300_000_000n],
  ])('%s is exact', (text, value) => expect(decimalOf(text)).toBe(value));
  test.each(['', '1,234.50', '1.234,50', 'EUR 5', '4.5E+11', '1.123456789'])('"%s" is none', (text) =>
    expect(decimalOf(text)).toBeUndefined(),
  );
  test('are in the minor unit of their currency, and written with two digits at least', () => {
    const value = decimalOf('1234.5') ?? 0n;
    expect([minorOf(value, 'EUR'), minorOf(value, 'KWD'), minorOf(value, null)]).toEqual([123_450, 1_234_500, 123_450]);
    expect(minorOf(decimalOf('2700') ?? 0n, 'JPY')).toBe(2700);
    expect([decimalText(value), decimalText(-5_012_000n), decimalText(0n)]).toEqual(['1234.50', '-0.05012', '0.00']);
    expect([wholeMinor(3_975_400_000n, 'EUR'), wholeMinor(-50_500_000n, null)]).toEqual([3_975_000_000n, -51_000_000n]);
  });
});

describe('a bank statement', () => {
  const entry = (amount: string, direction = 'CRDT') => ({ code: '', amount, currency: 'EUR', direction });
  const balance = (code: string, amount: string, direction = 'CRDT') => ({ code, amount, currency: 'EUR', direction });
  const of = (parts: Partial<BankMessage>): Batch =>
    bankBatch({ reference: 'S1', currency: '', balances: [], entries: [], ...parts });

  test('balances when the entries lead from one balance to the other, by their direction alone', () => {
    const one = of({
      balances: [balance('OPBD', '100.00'), balance('CLBD', '80.50', 'DBIT')],
      entries: [entry('19.50'), entry('200', 'DBIT')],
    });
    expect(settledBatch('f', 'camt', one)).toMatchObject({
      status: 'balanced',
      lines: 2,
      currency: 'EUR',
      sumMinor: -18_050,
      differenceMinor: 0,
    });
  });

  test('begins where the time before ended, when it has no opening balance of its own', () => {
    expect(of({ balances: [balance('PRCD', '1'), balance('CLBD', '2')], entries: [entry('1')] }).difference).toBe(0n);
    const both = [balance('PRCD', '9'), balance('OPBD', '1'), balance('CLBD', '2')];
    expect(of({ balances: both, entries: [entry('1')] }).difference).toBe(0n);
  });

  test('that does not balance is refused with exactly the difference', () => {
    const one = of({ balances: [balance('OPBD', '18.15'), balance('CLBD', '27.00', 'DBIT')], entries: [entry('8.85')] });
    expect(settledBatch('f', 'camt', one)).toMatchObject({
      status: 'refused',
      differenceMinor: -5_400,
      reason: expect.stringMatching(/by -54.00/),
    });
  });

  test('without both balances is read, and has nothing to compare', () => {
    const one = of({ balances: [balance('CLBD', '2')], currency: 'SEK' });
    expect(settledBatch('f', 'camt', one)).toMatchObject({ status: 'read', currency: 'SEK', differenceMinor: null, sumMinor: 0 });
    expect(of({}).currency).toBeNull();
  });

  test.each([
    ['an entry without a direction', { entries: [entry('5', '')] }],
    ['an entry that is no amount', { entries: [entry('5,00')] }],
    ['a balance that is no amount', { balances: [balance('OPBD', '?'), balance('CLBD', '1')] }],
    ['a closing balance that is none', { balances: [balance('OPBD', '1'), balance('CLBD', '')] }],
  ])('with %s is refused', (_what, parts) => expect(settledBatch('f', 'camt', of(parts)).status).toBe('refused'));
});

describe('Adyen’s settlement details', () => {
  const sample = `Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Batch Number
Shop,ShopNL,8816000000000001,order-1,visa,2026-03-02 10:00:00,CET,Settled,8816000000000002,EUR,,100.00,1,EUR,,98.60,,0.40,0.30,0.70,7
Shop,ShopNL,8816000000000003,order-2,ideal,2026-03-02 11:00:00,CET,Settled,8816000000000004,EUR,,50.00,1,EUR,,49.75,0.25,,,,7
Shop,ShopNL,8816000000000001,order-1,visa,2026-03-03 09:00:00,CET,Refunded,8816000000000005,EUR,20.00,,1,EUR,20.10,,,0.10,,,7
Shop,ShopNL,8816000000000006,order-3,visa,2026-03-03 09:30:00,CET,Settled,8816000000000007,SEK,,110.00,0.09,EUR,,9.80,0.10,,,,7
Shop,ShopNL,,,,2026-03-04 05:00:00,CET,Fee,Transaction Fees March 2026,,,,,EUR,3.05,,,,,,7
Shop,ShopNL,,,,2026-03-04 05:00:00,CET,MerchantPayout,TX1 batch 7,,,,,EUR,135.00,,,,,,7`;

  test('add up to the payout of their batch, in any order of columns', () => {
    expect(firstOf(sample)).toMatchObject({
      status: 'balanced',
      reference: '7',
      lines: 5,
      currency: 'EUR',
      sumMinor: 13_500,
      differenceMinor: 0,
    });
    expect(firstOf(turned(sample))).toMatchObject({ status: 'balanced', sumMinor: 13_500 });
  });
  test('with a cent changed are refused: in the costs by their line, in the payout by the difference', () => {
    expect(() => read(sample.replace('98.60', '98.61'))).toThrow(/line 2: gross less costs differs from net by 0.01/);
    expect(firstOf(sample.replace('135.00', '135.01'))).toMatchObject({ status: 'refused', differenceMinor: 1 });
  });
  test('with a row missing are refused; without a payout they are read', () => {
    expect(firstOf(without(sample, 2))).toMatchObject({ status: 'refused', differenceMinor: 4_975 });
    expect(firstOf(without(sample, 6))).toMatchObject({ status: 'read', differenceMinor: null });
  });
  test('are a batch each where a file has several, and one that is transferred to the next ends at none', () => {
    const two = `${sample}\nShop,ShopNL,,,,2026-03-05 05:00:00,CET,Balancetransfer,,,,,,,,,,,,,8\n${sample.split('\n').at(-1)?.replace(/,7$/, ',9').replace('135.00', '0.00')}`;
    expect(read(two).map(({ reference }) => reference)).toEqual(['7', '8', '9']);
    expect(read(two)[1]?.currency).toBeNull();
    expect(firstOf(`${sample}\n${sample.split('\n').at(-1)}`)).toMatchObject({ status: 'refused' });
  });
});

describe('PPRO’s files', () => {
  const head =
    'MERCHANT_TX_ID,TX_ID,PAYMENT_REFERENCE,EVENT_TYPE,EVENT_TIMESTAMP,MERCHANT_ID,PAYMENT_METHOD,AMOUNT,CURRENCY,COUNTRY';
  const rows = `m-1,1001,ref-1,SUCCEEDED,2026-03-02T10:00:00Z,SHOP,IDEAL,12.50,EUR,NL
m-2,1002,ref-2,SUCCEEDED,2026-03-02T10:05:00Z,SHOP,BANCONTACT,7.25,EUR,BE`;
  const footer = (count: number, sum: string) =>
    `SETTLEMENT_DATE,2026-03-04\nRECORD_COUNT,${count}\nCHECKSUM_AGGREGATE_AMOUNT,${sum}`;
  const volume = `${head}\n${rows}\n${footer(2, '19.75')}`;

  test('are balanced when the records and amounts are those of the footer', () => {
    expect(firstOf(volume, '1-99-D-2026-061-volume-per-transaction.csv')).toMatchObject({
      status: 'balanced',
      lines: 2,
      sumMinor: 1_975,
      currency: 'EUR',
    });
    expect(firstOf(`${turned(`${head}\n${rows}`)}\n${footer(2, '19.75')}`)).toMatchObject({
      status: 'balanced',
      sumMinor: 1_975,
    });
  });
  test('are refused with a cent changed, a row missing, or without their footer', () => {
    expect(firstOf(volume.replace('7.25', '7.26'))).toMatchObject({ status: 'refused', differenceMinor: -1 });
    expect(firstOf(without(volume, 1))).toMatchObject({
      status: 'refused',
      differenceMinor: 1_250,
      reason: expect.stringMatching(/1 records, and RECORD_COUNT says 2; .*12.50/),
    });
    expect(() => read(`${head}\n${rows}`)).toThrow(/footer .* is missing/);
    expect(() => read(`${head}\nRECORD_COUNT,0\n${rows}`)).toThrow(/line 3: a record stands after the footer/);
    expect(() => read(volume.replace('7.25', ''))).toThrow(/line 3: AMOUNT is empty/);
    expect(() => read(volume.replace('7.25', '7;25'))).toThrow(/line 3: AMOUNT is "7;25"/);
  });
  test('of several currencies stand or fall together, a batch each', () => {
    const mixed = `${head}\n${rows}\nm-3,1003,ref-3,SUCCEEDED,2026-03-02T11:00:00Z,SHOP,BLIK,40.00,PLN,PL\n${footer(3, '59.75')}`;
    expect(read(mixed).map(({ currency, lines }) => [currency, lines])).toEqual([
      ['EUR', 2],
      ['PLN', 1],
    ]);
    expect(statusesOf(mixed)).toEqual(['balanced', 'balanced']);
    expect(statusesOf(mixed.replace('59.75', '59.76'))).toEqual(['refused', 'refused']);
  });
  test('are told apart by name and columns', () => {
    const formatOf = (columns: string, file: string) => readerOf(columns.split(','), file)?.format;
    expect(formatOf(head, '1-99-D-2026-061-volume-per-refund.csv')).toBe('ppro-volume-per-refund');
    expect(formatOf(head, 'x.csv')).toBe('ppro-volume');
    expect(formatOf(`${head},FEE_TYPE`, 'x.csv')).toBe('ppro-fee');
    expect(formatOf(`${head},REFERENCE_TX_ID,CHARGEBACK_REASON`, 'x.csv')).toBe('ppro-volume-per-chargeback');
    expect(formatOf('MERCHANT_ID,PAYMENT_METHOD,EVENT_TYPE,EVENT_COUNT,AGGREGATE_AMOUNT,CURRENCY', 'x.csv')).toBe(
      'ppro-aggregate',
    );
  });
  test('that sum up others may count those', () => {
    const aggregate = `MERCHANT_ID,PAYMENT_METHOD,EVENT_TYPE,EVENT_COUNT,AGGREGATE_AMOUNT,CURRENCY
SHOP,IDEAL,TRANSACTION,2,19.75,EUR
SHOP,IDEAL,WIRE_FEE,1,-0.75,EUR`;
    expect(statusesOf(`${aggregate}\n${footer(2, '19.00')}`)).toEqual(['balanced']);
    expect(statusesOf(`${aggregate}\n${footer(3, '19.00')}`)).toEqual(['balanced']);
    expect(statusesOf(`${aggregate}\n${footer(4, '19.00')}`)).toEqual(['refused']);
  });
  test('without any record are balanced at none', () => {
    expect(firstOf(`${head}\n${footer(0, '0.00')}`)).toMatchObject({ status: 'balanced', lines: 0, currency: null });
    expect(read(`${head}\nRECORD_COUNT,0\nCHECKSUM_AGGREGATE_AMOUNT,0`)[0]?.reference).toBe('');
  });
});

describe('Stripe’s payout reconciliation', () => {
  const sample = `automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created,available_on,currency,gross,fee,net,reporting_category
po_1,2026-03-05,txn_1,2026-03-02,2026-03-04,eur,100.00,1.75,98.25,charge
po_1,2026-03-05,txn_2,2026-03-03,2026-03-04,eur,-20.00,0.00,-20.00,refund
po_2,2026-03-06,txn_3,2026-03-03,2026-03-05,jpy,5000,180,4820,charge`;

  test('adds up by payout, and is read where the payout is not among the lines', () => {
    expect(read(sample).map((one) => settledBatch('f', 's', one))).toMatchObject([
      { status: 'read', reference: 'po_1', lines: 2, currency: 'EUR', sumMinor: 7_825 },
      { status: 'read', reference: 'po_2', lines: 1, currency: 'JPY', sumMinor: 4_820 },
    ]);
  });
  test('is balanced when the payout among the lines is what the others add up to', () => {
    const paid = `${sample}\npo_1,2026-03-05,txn_4,2026-03-05,2026-03-05,eur,-78.25,0,-78.25,payout`;
    expect(statusesOf(paid)).toEqual(['balanced', 'read']);
    expect(firstOf(paid.replaceAll('78.25', '78.24'))).toMatchObject({ status: 'refused', differenceMinor: -1 });
    const twice = `${paid}\npo_1,2026-03-05,txn_5,2026-03-05,2026-03-05,eur,-1,0,-1,payout`;
    expect(firstOf(twice)).toMatchObject({ differenceMinor: 100 });
  });
  test('is refused by the line when gross less fee is not net, or a line is there twice', () => {
    expect(() => read(sample.replace('98.25', '98.26'))).toThrow(/line 2: gross less fee differs from net by 0.01/);
    expect(() => read(sample.replace('txn_2', 'txn_1'))).toThrow(/line 3: balance transaction txn_1 stands on line 2/);
  });
  test('of the oldest kind has no categories', () => {
    const old = without(
      sample
        .split('\n')
        .map((line) => line.split(',').slice(0, 9).join(','))
        .join('\n'),
      3,
    );
    expect(statusesOf(old)).toEqual(['read']);
    expect(firstOf(old.replaceAll(',eur,', ',,')).currency).toBeNull();
  });
});

describe('Klarna’s settlement report', () => {
  const sample = `payment_reference,currency,total_sale_amount,total_fee_amount,total_return_amount,total_holdback_amount,total_tax_amount,total_settlement_amount
KL-77,SEK,1500.00,45.00,200.00,100.00,11.25,1143.75
type,order_id,merchant_reference1,sale_date,amount
SALE,o-1,r-1,2026-03-01,1000.00
SALE,o-2,r-2,2026-03-01,500.00
RETURN,o-3,r-3,2026-03-02,-200.00
FEE,o-1,r-1,2026-03-01,-30.00
FEE,o-2,r-2,2026-03-01,15.00
HOLDBACK,,,2026-03-02,100.00`;

  test('adds up by type and to the payout, whatever sign a deduction is written with', () => {
    expect(firstOf(sample)).toMatchObject({
      status: 'balanced',
      reference: 'KL-77',
      lines: 6,
      currency: 'SEK',
      sumMinor: 114_375,
    });
  });
  test('is refused with a cent changed or a row missing, naming the total', () => {
    expect(firstOf(sample.replace(',500.00', ',500.01'))).toMatchObject({
      status: 'refused',
      reason: expect.stringMatching(/total_sale_amount by -0.01/),
    });
    expect(firstOf(without(sample, 6))).toMatchObject({
      status: 'refused',
      reason: expect.stringMatching(/total_fee_amount by -30.00/),
    });
    expect(firstOf(sample.replace('1143.75', '1143.76'))).toMatchObject({ status: 'refused', differenceMinor: 1 });
  });
  test('may have a total of none without a line', () => {
    const fewer = without(sample, 5).replace('200.00', '0.00').replace('1143.75', '1343.75');
    expect(firstOf(fewer)).toMatchObject({ status: 'balanced', lines: 5 });
  });
  test('takes a correction by its own sign, and the currency by either name', () => {
    const corrected = `${sample}\nCORRECTION,o-9,,2026-03-02,-3.75`
      .replace('1143.75', '1140.00')
      .replace(',currency,', ',currency_code,');
    expect(firstOf(corrected)).toMatchObject({ status: 'balanced', currency: 'SEK', sumMinor: 114_000 });
    expect(firstOf(sample.replace(',currency,', ',country,')).currency).toBeNull();
  });
  test('is refused for a type nobody knows, and when it is cut short', () => {
    expect(() => read(sample.replace('HOLDBACK', 'GIFT'))).toThrow(/line 9: type "GIFT"/);
    expect(() => read(sample.split('\n').slice(0, 2).join('\n'))).toThrow(/cut short/);
    expect(() => read(sample.replace('type,', 'kind,'))).toThrow(/line 3: the columns type and amount/);
    expect(() => read(sample.split('\n').slice(0, 1).join('\n'))).toThrow(/cut short/);
  });
});

describe('Mollie’s settlements', () => {
  const money = (value: string) => ({ currency: 'EUR', value });
  const sample = (status = 'paidout', amount = '39.75') => ({
    ...{ resource: 'settlement', id: 'stl_1', reference: '1234567.2603.01', status, amount: money(amount) },
    periods: {
      '2026': {
        '03': {
          revenue: [{ amountGross: money('86.1000') }, { amountGross: money('-43.2000') }],
          costs: [{ amountGross: money('2.5410') }, { amountGross: money('0.6050') }],
        },
      },
    },
  });
  const settled = (of: unknown) => settledBatch('f.json', 'mollie-settlement', mollieBatch(mollieSettlement.parse(of)));

  test('are balanced when revenue less costs is the amount paid out', () => {
    expect(settled(sample())).toMatchObject({ status: 'balanced', lines: 4, sumMinor: 3_975, reference: '1234567.2603.01' });
    expect(settled(sample('pending', '39.76'))).toMatchObject({ status: 'refused', differenceMinor: 1 });
  });
  test('that are open are read, and that failed are refused', () => {
    expect(settled({ ...sample('open', '0.00'), reference: null })).toMatchObject({ status: 'read', reference: 'stl_1' });
    expect(settled(sample('failed')).reason).toMatch(/was not paid out/);
  });
  test('with an amount that is none are no settlements', () => {
    expect(mollieSettlement.safeParse(sample('paidout', '39,75')).success).toBe(false);
  });
  test('exported as lines are read, and refused with a line twice', () => {
    const lines = `Date,ID,Settlement currency,Settlement amount,Settlement reference
2026-03-01,tr_1,EUR,10.00,S1
2026-03-01,tr_2,EUR,5.50,S1
2026-03-02,tr_3,,1.00,`;
    expect(read(lines).map((one) => settledBatch('f', 'm', one))).toMatchObject([
      { status: 'read', reference: 'S1', lines: 2, sumMinor: 1_550 },
      { status: 'read', reference: '', lines: 1, currency: null },
    ]);
    expect(() => read(lines.replace('tr_2', 'tr_1'))).toThrow(/line 3: payment tr_1 of S1 stands on line 2/);
  });
});

test('a table of something else has no reader, and a file that is refused whole says why', () => {
  expect(readerOf(['day', 'orders'], 'days.csv')).toBeUndefined();
  expect(refusedWhole('f.csv', 'unknown', 'because')).toMatchObject({ status: 'refused', lines: 0, reason: 'because' });
  expect(settledBatch('f', 'x', { lines: 0, currency: null, sum: 0n }).reference).toBeNull();
});
