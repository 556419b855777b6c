import { expect, it } from 'vitest';
import { joinMoney } from '../../../domain/trace/join-money.ts';
import type { MoneyLine } from '../../../domain/trace/money-reader.ts';
import { moneyRules } from '../../../domain/trace/shipped-rules.ts';
import { traceMoney } from '../../../domain/trace/trace-money.ts';

const line: MoneyLine = {
  ...{ file: 'payout.failed.v1 po-2', row: null, kind: 'payout', references: ['po-2'], batch: 'po-2', net: 0n, currency: 'EUR' },
  ...{ at: '2026-03-02T00:00:00.000Z', sentBackAt: '2026-03-04T09:00:00.000Z' },
};

it('a payout that its bank sent back is told as that, from the event that told it', () => {
  const facts = joinMoney({ line, payout: line, banks: [], others: [], payment: undefined });
  const traced = traceMoney(facts, moneyRules(''), '2026-03-05T09:00:00.000Z');
  expect(traced).toMatchObject({ rung: 'returned', since: '2026-03-04T09:00:00.000Z', mustAct: 'merchant' });
  expect(traced.hops.find(({ hop }) => hop === 'returned')?.proof).toEqual({ file: 'payout.failed.v1 po-2', row: null });
});
