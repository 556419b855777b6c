import { expect, test } from 'vitest';
import type { Item } from '../../../domain/model/item.ts';
import { item } from '../../../domain/model/item.ts';
import { snapshotOf } from '../../../domain/model/snapshot.ts';
import { paymentDays } from '../../../domain/sales/payment-days.ts';
import { tableColumns } from '../../../domain/tables/table-columns.ts';
import { rowOfDay, rowsOfFigures, rowsOfMerchant } from '../../../domain/tables/table-rows.ts';
import { noon, someCase, someDoneTask, someId, someMerchant, someRequirement, someTask } from '../../adapters/some.ts';

const id = someId(1);
const later = '2026-11-24T12:00:00.000Z';
const of = (...items: readonly Item[]) => {
  const snapshot = snapshotOf(items);
  if (snapshot === undefined) throw new Error('there is no merchant');
  return snapshot;
};
const named = (table: keyof typeof tableColumns, row: readonly unknown[] | undefined) =>
  Object.fromEntries(tableColumns[table].map(({ name }, at) => [name, row?.[at]]));
const parsed = (value: unknown): Item => item.parse(value);

test('a merchant that has not sold yet has no totals, and stands where it was registered', () => {
  const { merchants } = rowsOfMerchant(of(someMerchant(id, { stageHistory: [] })));
  expect(named('merchants', merchants[0])).toMatchObject({
    merchant_id: id,
    stage_since: noon,
    sales: 0,
    tpv_minor: 0,
    refunds: 0,
  });
});

test('a merchant that sells has the totals that the console shows', () => {
  const payments = parsed({
    ...{ kind: 'payments', id: 'totals', merchantId: id, version: 1, currency: 'BRL', count: 3, refundCount: 1 },
    ...{
      tpvMinor: 900,
      refundedMinor: 100,
      firstSaleAt: noon,
      lastSaleAt: later,
      milestones: {},
      rampMinor: 900,
      weeks: [],
      saleDays: [],
    },
  });
  const row = named('merchants', rowsOfMerchant(of(someMerchant(id), payments)).merchants[0]);
  expect(row).toMatchObject({
    sales: 3,
    tpv_minor: 900,
    refunds: 1,
    refunded_minor: 100,
    first_sale_at: noon,
    last_sale_at: later,
  });
});

test('a merchant whose erasure is confirmed is in no table', () => {
  const restricted = { since: noon, until: later };
  const rows = rowsOfMerchant(of(someMerchant(id, { restricted }), someRequirement(id, 'website')));
  expect(Object.values(rows).flat()).toEqual([]);
});

test('a requirement about a person has no id that somebody chose, any other its key', () => {
  const rows = rowsOfMerchant(
    of(
      someMerchant(id),
      someRequirement(id, 'payment_method:pix'),
      someRequirement(id, 'identity:Lia Souza', { subject: { kind: 'person', id: 'Lia Souza' } }),
    ),
  );
  expect(rows.requirements.map(([, key]) => key).toSorted()).toEqual(['identity', 'payment_method:pix']);
});

test('a task says how it ended, in codes and instants', () => {
  const decision = { choice: 'approve', reason: 'as Lia said', by: 'ana', at: later };
  const rows = rowsOfMerchant(
    of(
      someMerchant(id),
      someTask(id, 'open'),
      { ...someTask(id, 'decided'), status: 'decided', decision },
      someDoneTask(id, 'cancelled'),
    ),
  );
  const ended = rows.tasks
    .map((row) => named('tasks', row))
    .map(({ task_id, status, ended_at, choice }) => [task_id, status, ended_at, choice]);
  expect(ended).toEqual([
    ['open', 'open', undefined, undefined],
    ['decided', 'decided', later, 'approve'],
    ['cancelled', 'cancelled', expect.any(String), undefined],
  ]);
  expect(JSON.stringify(rows)).not.toContain('Lia');
});

test('a message says when it was delivered, a case how it was rated, and neither what was written', () => {
  const base = { kind: 'nudge', merchantId: id, version: 0, stage: 'onboarding', rung: 0, channel: 'email', template: 'first' };
  const text = { locale: 'pt-BR', subject: 'Olá Lia', body: 'Olá', run: 'r', requestedAt: noon };
  const rows = rowsOfMerchant(
    of(
      someMerchant(id),
      parsed({ ...base, ...text, id: 'n-1', status: 'requested' }),
      parsed({ ...base, ...text, id: 'n-2', status: 'delivered', deliveredAt: later }),
      someCase(id, 'c-1', { title: 'Asks Lia', severity: 'low' }),
      someCase(id, 'c-2', {
        matter: { method: 'pix' },
        request: {
          ...{ topic: 'payout', askedBy: 'lia@shop.example', asked: 'x', waitingOn: 'merchant', messages: 2, unanswered: 0 },
          rating: 4,
        },
      }),
    ),
  );
  expect(rows.nudges.map((row) => named('nudges', row).delivered_at)).toEqual([undefined, later]);
  expect(named('cases', rows.cases[0])).toMatchObject({ case_id: 'c-1', severity: 'low', rating: undefined, method: undefined });
  expect(named('cases', rows.cases[1])).toMatchObject({ rating: 4, method: 'pix' });
  expect(JSON.stringify(rows)).not.toContain('Lia');
});

test('a day of payments is what its hours amount to', () => {
  const record = (kind: 'captured' | 'refunded', amountMinor: number) => ({
    idHash: '0'.repeat(16),
    offsetMs: 0,
    amountMinor,
    kind,
  });
  const hour = (at: string, ...records: ReturnType<typeof record>[]) => ({
    merchantId: id,
    hour: at,
    part: 0,
    version: 1,
    records,
  });
  const days = paymentDays([
    hour('2026-11-23T10:00:00.000Z', record('captured', 100), record('captured', 50)),
    hour('2026-11-23T23:00:00.000Z', record('refunded', 30)),
    hour('2026-11-24T00:00:00.000Z', record('captured', 7)),
  ]);
  expect(days).toEqual([
    { day: '2026-11-23', count: 2, tpvMinor: 150, refundedMinor: 30 },
    { day: '2026-11-24', count: 1, tpvMinor: 7, refundedMinor: 0 },
  ]);
  expect(days.map((day) => rowOfDay(someMerchant(id), day))[0]).toEqual([id, 'BRL', 2, 150, 30]);
});

test('a figure is a number by its place: what has a name by its name, and no list of merchants', () => {
  const figures: any = {
    ...{ asOf: noon, policyVersion: 'p_1', merchants: 2, nextWeek: null, lists: { x: { n: 1, merchants: [] } } },
    ...{ queues: [{ queue: 'leads', sla: { met: 1 } }], csat: { ratings: [4, 5] } },
  };
  expect(rowsOfFigures(figures)).toEqual([
    ['merchants', 2, noon],
    ['queues/leads/sla/met', 1, noon],
    ['csat/ratings/0', 4, noon],
    ['csat/ratings/1', 5, noon],
  ]);
});
