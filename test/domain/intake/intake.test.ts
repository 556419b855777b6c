import { describe, expect, test } from 'vitest';
import { type AwaitedPayout, namesPayout, paidBy, payoutGatherer } from '../../../domain/intake/awaited-payout.ts';
import { batchHash, referenceHash } from '../../../domain/intake/found-by.ts';
import { distinctLines, keptReferences, lineIdentity, placesOf } from '../../../domain/intake/kept-line.ts';
import { cameFacts, chargebackFacts, lateFacts } from '../../../domain/intake/late-payout.ts';
import { settlementAt, settlementKeyOf } from '../../../domain/intake/settlement-keys.ts';
import { noteOf } from '../../../domain/intake/taken-file.ts';
import { type Decimal, decimalOf } from '../../../domain/settlement/decimal.ts';
import { refusedWhole, settledBatch } from '../../../domain/settlement/settled-batch.ts';
import type { SettledLine } from '../../../domain/settlement/settled-line.ts';
import { moneyRules } from '../../../domain/trace/shipped-rules.ts';

const decimal = (text: string): Decimal => decimalOf(text) ?? 0n;
const line = (parts: Partial<SettledLine> = {}): SettledLine => ({
  ...{ row: 2, kind: 'payment', references: ['P-1', 'order-1'], batch: '7', net: decimal('10.00'), currency: 'EUR' },
  ...{ at: '2026-03-03T10:00:00.000Z', ...parts },
});
const bank = (parts: Partial<SettledLine> = {}) => ({
  ...line({ kind: 'bank', batch: '', references: ['PAYOUT-7'], ...parts }),
  file: 'bank.xml',
});

describe('a line that is kept', () => {
  test('is found by each of its references, whatever their case, and a payout by its batch too', () => {
    expect(referenceHash(' p-1 ')).toBe(referenceHash('P-1'));
    expect(placesOf(line())).toEqual([referenceHash('P-1'), referenceHash('order-1')]);
    expect(placesOf(line({ kind: 'payout', references: ['PAYOUT-7'] }))).toEqual([referenceHash('PAYOUT-7'), batchHash('7')]);
  });

  test('of a bank keeps what looks like a number, no sentence, no name and no account', () => {
    const references = ['PAYOUT-7 of Maria Silva', 'Maria', 'PAYOUT-7', 'BR1800360305000010009795493C1', 'x'.repeat(65)];
    expect(keptReferences({ kind: 'bank', references })).toEqual(['PAYOUT-7']);
    expect(keptReferences({ kind: 'payment', references: ['Maria', 'x'.repeat(65)] })).toEqual(['Maria']);
  });

  test('is the same in two files and counts once; twice in one file it happened twice', () => {
    const [one, other] = [
      { ...line(), file: 'a.csv' },
      { ...line({ row: 9, batch: '8' }), file: 'b.csv' },
    ];
    expect(lineIdentity(one)).toBe(lineIdentity(other));
    expect(distinctLines([one, one, other]).map(({ file }) => file)).toEqual(['a.csv', 'a.csv']);
    const { at: _, ...undated } = line();
    expect(lineIdentity(undated)).not.toBe(lineIdentity(line()));
  });
});

describe('a payout that follows from a file', () => {
  const gathered = (...lines: readonly SettledLine[]) => {
    const gatherer = payoutGatherer();
    for (const one of lines) gatherer.hear(one);
    return gatherer.payouts('adyen', moneyRules('adyen'));
  };
  test('is awaited two working days of its provider after it is sent', () => {
    const sent = line({ kind: 'payout', references: ['7', 'PAYOUT-7'], net: decimal('-20.00'), at: '2026-03-06T09:00:00.000Z' });
    const [one, ...more] = gathered(line(), line({ row: 3, at: '2026-03-02T10:00:00.000Z' }), sent);
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      samples: ['P-1', 'order-1', 'P-1', 'order-1'],
      payout: {
        batch: '7',
        sumMinor: 2_000,
        references: ['7', 'PAYOUT-7'],
        sentAt: sent.at,
        expectedBy: '2026-03-10T09:00:00.000Z',
      },
    });
  });

  test('that nobody announced is awaited from its last payment on, under the name of its batch', () => {
    expect(gathered(line())).toMatchObject([{ payout: { references: ['7'], expectedBy: '2026-03-12T10:00:00.000Z' } }]);
  });

  test('is none where a batch takes money, has no day, is a bank’s or no batch at all', () => {
    const { at: _, ...undated } = line({ batch: '9' });
    expect(gathered(line({ net: decimal('-1') }), undated, line({ batch: '' }), line({ kind: 'bank', batch: '8' }))).toEqual([]);
  });

  test('has numbers of some payments only, to find whose it is, and none of a fee', () => {
    const many = Array.from({ length: 9 }, (_, n) => line({ references: [`P-${n}`] }));
    expect(gathered(line({ kind: 'fee' }), line({ references: [] }), ...many)[0]?.samples).toHaveLength(5);
  });

  test('is looked for in so many batches of a file, and no more', () => {
    expect(gathered(...Array.from({ length: 5_010 }, (_, n) => line({ batch: String(n) })))).toHaveLength(5_000);
  });
});

const payout: AwaitedPayout = {
  ...{ id: 'p1', provider: 'adyen', batch: '7', references: ['7', 'PAYOUT-7'], currency: 'EUR', sumMinor: 1_000, state: 'late' },
  expectedBy: '2026-03-06T09:00:00.000Z',
};
describe('the bank’s entry', () => {
  test('ends the payout it names, in its currency, with money that comes in', () => {
    expect(namesPayout(payout, bank({ references: ['payout-7'] }))).toBe(true);
    expect(namesPayout(payout, bank({ references: ['7'] }))).toBe(false);
    expect(namesPayout(payout, bank({ currency: 'SEK' }))).toBe(false);
    expect(namesPayout(payout, bank({ net: decimal('-10') }))).toBe(false);
  });

  test('that has more or less than the lines says what is not explained', () => {
    expect(paidBy(payout, bank())).toMatchObject({ state: 'paid', bank: { file: 'bank.xml', row: 2, minor: 1_000 } });
    expect(paidBy(payout, bank())).not.toHaveProperty('notExplainedMinor');
    const { at: _, ...undated } = bank({ net: decimal('9.50') });
    expect(paidBy(payout, undated)).toMatchObject({ notExplainedMinor: -50, bank: { minor: 950 } });
  });
});

describe('what is told of money', () => {
  const payee = { externalReference: 'shop-1', pspClient: 'direct' };
  const now = '2026-03-06T10:00:00.000Z';
  test('a late payout opens a case and asks its provider; told again it is the same', () => {
    const told = lateFacts(payout, payee, now);
    expect(told.map(({ type }) => type)).toEqual(['case.opened.v1', 'question.asked.v1']);
    expect(told).toEqual(lateFacts(payout, payee, now));
    expect(JSON.stringify(told)).toContain('Payout PAYOUT-7 (10.00 EUR, batch 7) was due by 2026-03-06');
    expect(JSON.stringify(lateFacts({ ...payout, references: [] }, payee, now))).toContain('Payout 7 (');
  });

  test('one that came answers the question, with the entry that shows it', () => {
    expect(JSON.stringify(cameFacts(paidBy(payout, bank()), payee, now))).toContain('bank.xml, entry 2');
    expect(JSON.stringify(cameFacts(payout, payee, now))).toContain('On the bank statement.');
  });

  test('a chargeback is a case with its amount, where it has one', () => {
    const one = { identity: 'x', references: ['P-1'], amountMinor: 5, currency: 'EUR', at: now };
    expect(JSON.stringify(chargebackFacts(one, 'adyen', payee))).toContain('"amountMinor":5');
    expect(JSON.stringify(chargebackFacts({ ...one, references: [], amountMinor: 0 }, 'adyen', payee))).toContain(
      'Chargeback of x',
    );
  });
});

describe('a file in the bucket', () => {
  test.each([
    ['settlements/upload/u-1/march.csv', { way: 'upload', name: 'march.csv' }],
    ['settlements/connector/stripe/march.csv', { way: 'connector', name: 'march.csv' }],
    ['settlements/adyen/march.csv', { way: 'drop', name: 'march.csv' }],
    ['settlements/upload', { way: 'drop', name: 'upload' }],
    ['settlements/folder/', undefined],
    ['uploads/march.csv', undefined],
  ])('%s came in one way', (key, place) => expect(settlementAt(key)).toEqual(place));
  test('lies where its upload put it', () =>
    expect(settlementAt(settlementKeyOf('upload', 'u-1', 'a.xml'))).toEqual({ way: 'upload', name: 'a.xml' }));

  test('is refused whole when one of its batches is, with row and difference', () => {
    const arrival = { id: 'i', name: 'f.csv', way: 'drop', at: '2026-03-02T12:00:00.000Z' } as const;
    const good = settledBatch('f.csv', 'adyen-settlement-details', {
      reference: '7',
      lines: 2,
      currency: 'EUR',
      sum: 1n,
      difference: 0n,
    });
    expect(noteOf(arrival, [good])).toMatchObject({ status: 'taken', lines: 2, format: 'adyen-settlement-details' });
    const bad = refusedWhole('f.csv', 'adyen-settlement-details', 'off', { row: 3, difference: decimal('0.01') });
    expect(noteOf(arrival, [good, bad])).toMatchObject({ status: 'refused', reason: 'off', row: 3, differenceMinor: 1 });
    expect(noteOf(arrival, [refusedWhole('f.csv', 'unknown', 'cut short')])).not.toHaveProperty('row');
    expect(noteOf(arrival, [])).toMatchObject({ status: 'taken', format: 'unknown', lines: 0 });
  });
});
