import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MoneyIndex } from '../../../adapters/memory/money-index.ts';
import { traceReference } from '../../../application/trace-reference.ts';
import { joinMoney } from '../../../domain/trace/join-money.ts';
import type { MoneyFacts } from '../../../domain/trace/money-facts.ts';
import type { MoneyLine } from '../../../domain/trace/money-reader.ts';
import { type TraceRules, traceMoney } from '../../../domain/trace/trace-money.ts';

const rules: TraceRules = {
  calendar: { holidayCountry: 'DE', timeZone: 'UTC', workdays: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' },
  times: { capture: 5, settle: 2, payOut: 3, bank: 1, answer: 2 },
};
/** an instant on a day of March 2026, at noon; the 2nd is a Monday */
const march = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T12:00:00.000Z`;
const seen = (day: number) => ({ at: march(day), proof: { file: 'a.csv', row: day } });
const at = (facts: MoneyFacts, day: number) => {
  const { rung, mustAct, expectedBy, overdueSince } = traceMoney(facts, rules, march(day));
  return [rung, mustAct, expectedBy?.slice(8, 10) ?? null, overdueSince?.slice(8, 10) ?? null];
};

describe('where money is', () => {
  const way: MoneyFacts = {
    ...{ attempted: seen(2), authorised: seen(3), captured: seen(4) },
    ...{ settled: { ...seen(5), batch: 'B1' }, payout: { ...seen(10), reference: 'P1' }, bank: seen(11) },
  };
  const without = (...names: readonly (keyof MoneyFacts)[]): MoneyFacts =>
    Object.fromEntries(Object.entries(way).filter(([name]) => !names.some((one) => one === name)));

  test('follows from the last hop somebody saw', () => {
    const early = without('payout', 'bank');
    expect(at(early, 1)).toEqual(['unknown', 'us', null, null]);
    expect(at(early, 2)).toEqual(['attempted', 'nobody', null, null]);
    expect(at(early, 3)).toEqual(['authorised', 'merchant', '10', null]);
    expect(at(early, 4)).toEqual(['funds_expected', 'provider', '06', null]);
    expect(at(early, 5)).toEqual(['in_batch', 'provider', '10', null]);
    expect(at(way, 9)).toEqual(['in_payout', 'provider', '10', null]);
    expect(at(way, 10)).toEqual(['sent', 'provider', '11', null]);
    expect(at(way, 11)).toEqual(['on_bank_line', 'nobody', null, null]);
    expect(at({ ...early, settled: { ...seen(5), batch: '' } }, 5)).toEqual(['received', 'provider', '10', null]);
    expect(at({ attempted: seen(2), declined: seen(2) }, 3)).toEqual(['not_expected', 'nobody', null, null]);
  });

  test('is missing once its day has passed: the provider has to answer, and then we have to act', () => {
    const captured = without('settled', 'payout', 'bank');
    expect(at(captured, 7)).toEqual(['missing', 'provider', '10', '06']);
    expect(at(captured, 20)).toEqual(['missing', 'us', null, '06']);
    expect(at(without('bank'), 13)).toEqual(['sent', 'provider', '13', '11']);
  });

  test('that went back, was refunded or is disputed says so, the last of them', () => {
    expect(at({ ...way, returned: seen(13) }, 14)[0]).toBe('returned');
    expect(at({ ...way, returned: seen(13), refunded: seen(16) }, 17)).toEqual(['refunded', 'nobody', null, null]);
    expect(at({ ...way, refunded: seen(13), disputed: seen(16) }, 17)).toEqual(['disputed', 'merchant', null, null]);
    expect(at({ ...way, refunded: seen(13), disputed: seen(16) }, 14)[0]).toBe('refunded');
  });

  test('each hop cites where it is written, and one that nobody saw is named', () => {
    const { hops } = traceMoney(without('authorised', 'captured', 'payout'), rules, march(12));
    expect(hops.map(({ hop, proof }) => [hop, proof?.row ?? null])).toEqual([
      ['attempted', 2],
      ['authorised', null],
      ['captured', null],
      ['settled', 5],
      ['payout', null],
      ['bank', 11],
    ]);
    expect(traceMoney({ ...way, refunded: seen(12) }, rules, march(12)).hops.at(-1)).toMatchObject({ hop: 'refunded' });
  });

  test('at any instant is one rung of one party, expected in days to come or late', () => {
    const fact = fc.option(fc.integer({ min: 1, max: 28 }).map(seen), { nil: undefined });
    const facts = fc
      .record({
        ...{
          attempted: fact,
          declined: fact,
          authorised: fact,
          captured: fact,
          bank: fact,
          returned: fact,
          refunded: fact,
          disputed: fact,
        },
        ...{
          settled: fact.map((one) => one && { ...one, batch: 'B' }),
          payout: fact.map((one) => one && { ...one, reference: 'P' }),
        },
      })
      .map((all): MoneyFacts => Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)));
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 31 }), (known, day) => {
        const now = march(day);
        const { expectedBy, overdueSince, since, mustAct, rung } = traceMoney(known, rules, now);
        if (expectedBy !== null) expect(expectedBy >= now).toBe(true);
        if (overdueSince !== null) expect(overdueSince < now).toBe(true);
        if (overdueSince !== null && expectedBy === null) expect(mustAct).toBe('us');
        if (since !== null) expect(since <= now).toBe(true);
        else expect(rung).toBe('unknown');
      }),
    );
  });
});

const line = (
  kind: MoneyLine['kind'],
  day: number | undefined,
  references: readonly string[],
  more: Partial<MoneyLine> = {},
): MoneyLine => ({
  ...{ row: 1, kind, references, batch: 'B1', net: 100n, currency: 'EUR', file: 'a.csv' },
  ...(day === undefined ? {} : { at: march(day) }),
  ...more,
});

describe('what was found, joined', () => {
  const base = { line: line('payment', 5, ['psp']), payout: undefined, banks: [], others: [], payment: undefined };
  test('a chargeback that was reversed is no dispute, one after a reversal is', () => {
    const [chargeback, reversal] = [line('chargeback', 10, ['psp']), line('reversal', 12, ['psp'])];
    expect(joinMoney({ ...base, others: [chargeback, reversal] }).disputed).toBeUndefined();
    expect(joinMoney({ ...base, others: [reversal, line('chargeback', 14, ['psp'])] }).disputed?.at).toBe(march(14));
  });

  test('a bank line the other way round, after the first, is the money coming back', () => {
    const banks = [line('bank', 14, ['P1'], { net: -100n }), line('bank', 12, ['P1']), line('bank', 13, ['P1'])];
    expect(joinMoney({ ...base, banks })).toMatchObject({ bank: { at: march(12) }, returned: { at: march(14) } });
    expect(joinMoney({ ...base, banks: banks.slice(1) }).returned).toBeUndefined();
  });

  test('a line without a day is seen by nobody, and a payout without a number goes by its batch', () => {
    expect(joinMoney({ ...base, line: line('payment', undefined, ['psp']) })).toEqual({});
    expect(joinMoney({ ...base, others: [line('refund', undefined, ['psp'])] }).refunded).toBeUndefined();
    expect(joinMoney({ ...base, payout: line('payout', 9, []) }).payout?.reference).toBe('B1');
    expect(joinMoney({ ...base, payout: line('payout', 9, ['P1']) }).payout?.reference).toBe('P1');
  });
});

describe('any reference', () => {
  const index = new MoneyIndex();
  for (const one of [
    line('payment', 5, ['psp-1', 'order-1']),
    line('payment', 5, ['psp-2', 'order-1']),
    line('refund', 8, ['psp-2', 'order-1']),
    line('payout', 9, ['P1', 'bank-ref']),
    line('bank', 10, ['bank-ref', 'tx 1 bank-ref']),
    line('payment', 5, ['psp-3'], { batch: '' }),
    line('payment', 6, ['psp-4'], { batch: 'B2' }),
  ])
    index.addLine(one);
  index.addPayment('order-9', { captured: seen(4) });
  const rungs = async (reference: string) =>
    (await traceReference(index, reference, () => rules, march(12))).map(({ rung, hops }) => [rung, hops.length]);

  test('of a payment, an order of several payments, a payout or a bank line finds its way', async () => {
    expect(await rungs('PSP-1')).toEqual([['on_bank_line', 6]]);
    // the refund is of the second payment
    expect(await rungs('order-1')).toEqual([
      ['on_bank_line', 6],
      ['refunded', 7],
    ]);
    expect(await rungs('psp-2')).toEqual([['refunded', 7]]);
    expect(await rungs('P1')).toEqual([['on_bank_line', 6]]);
    expect(await rungs('tx 1 bank-ref')).toEqual([['on_bank_line', 6]]);
    expect(await rungs('psp-3')).toEqual([['received', 4]]);
    expect(await rungs('psp-4')).toEqual([['in_batch', 4]]);
    expect(await rungs('order-9')).toEqual([['missing', 3]]);
    expect(await rungs('nobody')).toEqual([]);
  });
});
