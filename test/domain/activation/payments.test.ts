import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cutIntoBatches,
  fillBuckets,
  guardedParts,
  movementsOf,
  recordsPerPart,
} from '../../../domain/activation/fill-buckets.ts';
import { packPayments, unpackPayments } from '../../../domain/activation/pack-payments.ts';
import { hourOf, type PaymentFact, paymentFactOf } from '../../../domain/activation/payment-fact.ts';
import { paymentCaptured, paymentRefunded } from '../../../domain/events/inbound.ts';
import { rejectionInEnglish } from '../../../domain/events/rejection.ts';
import { milestoneAt, volumes } from '../../../domain/metrics/volume.ts';
import { overlay } from '../../../domain/model/overlay-changes.ts';
import { anOpenTask, aPolicy, at, having, inStage, registered, shopId, tuesday } from '../given.ts';
import { type Ledger, sale, take } from './given-payments.ts';

const approved = () => inStage('activation', { approvedAt: tuesday, chargesEnabled: true });
const ledger = (snapshot = approved()): Ledger => ({ snapshot, buckets: [], timeline: [] });
const now = at('2018-06-01T12:00:00.000Z');
const told = (of: Ledger) => of.timeline.map((one) => one.type);

const facts = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom<'captured' | 'refunded'>('captured', 'captured', 'captured', 'refunded'),
    id: fc.stringMatching(/^[a-z0-9]{6}$/),
    amountMinor: fc.integer({ min: 1, max: 400_000 }),
    currency: fc.constant('BRL'),
    at: fc.integer({ min: Date.parse('2018-03-07'), max: Date.parse('2018-05-31') }).map((ms) => new Date(ms).toISOString()),
  }),
  { selector: (one) => `${one.kind}${one.id}`, maxLength: 25 },
);

const ofEverything = ({ snapshot }: Ledger) => {
  const { version: _version, ...totals } = snapshot.payments ?? { version: 0 };
  return { totals, firstSaleAt: snapshot.merchant.firstSaleAt };
};

describe('payments, counted exactly once', () => {
  test('any order, any repeats and any batching give the same totals, first sale and milestones', () => {
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.nat()), (payments, choices) => {
        const next = () => choices.next().value ?? 0;
        const straight = ledger();
        take(straight, payments, now);
        const jumbled = ledger();
        let rest: PaymentFact[] = [...payments, ...payments.filter(() => next() % 3 === 0)]
          .map((one) => ({ one, key: next() }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        while (rest.length > 0) {
          const size = 1 + (next() % 5);
          take(jumbled, rest.slice(0, size), now);
          rest = rest.slice(size);
        }
        take(jumbled, payments, now);
        expect(ofEverything(jumbled)).toEqual(ofEverything(straight));
        expect(movementsOf(jumbled.buckets).length).toBe(payments.length);
      }),
      { numRuns: 150 },
    );
  });
  test('sent again with another time or amount is money only once, whatever came between', () => {
    const other = fc.record({ ms: fc.integer({ min: -40 * 86_400_000, max: 40 * 86_400_000 }), more: fc.nat(3) });
    fc.assert(
      fc.property(facts, fc.infiniteStream(other), (all, others) => {
        const payments = all.slice(0, guardedParts - 4);
        const shop = ledger();
        for (const one of payments) take(shop, [one], now);
        const before = ofEverything(shop);
        for (const one of payments) {
          const { ms, more } = others.next().value ?? { ms: 0, more: 0 };
          const again = { ...one, at: new Date(Date.parse(one.at) + ms).toISOString(), amountMinor: one.amountMinor + more };
          const { result } = take(shop, [again], at('2018-09-01T12:00:00.000Z'));
          if (result.kind !== 'applied') throw new Error('not applied');
          const same = more === 0 && Math.abs(ms) < 1000;
          expect([result.fresh, result.duplicates, result.refused.length]).toEqual(same ? [0, 1, 0] : [0, 0, 1]);
        }
        expect(ofEverything(shop)).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });
  test('a conflict says what was counted, and which field tells otherwise', () => {
    const shop = ledger();
    const first = sale('a', '2018-03-07T10:00:00.000Z', 500);
    const refund = { ...first, kind: 'refunded' as const, id: 'r' };
    take(shop, [first, refund], now);
    const conflicts = [
      { ...first, amountMinor: 600 },
      { ...first, at: '2018-03-09T10:00:00.000Z' },
      { ...refund, at: '2018-03-07T10:30:00.000Z' },
    ].map((one) => {
      const { result } = take(shop, [one], now);
      return result.kind === 'applied'
        ? result.refused.map(({ rejection }) => [rejection.field, rejectionInEnglish(rejection).message])
        : [];
    });
    const counted = 'but this id was counted with 500 minor units at 2018-03-07T10:00:00.000Z';
    expect(conflicts.flat()).toEqual([
      ['amountMinor', `amountMinor is 600, ${counted}`],
      ['capturedAt', `capturedAt is 2018-03-09T10:00:00.000Z, ${counted}`],
      ['refundedAt', `refundedAt is 2018-03-07T10:30:00.000Z, ${counted}`],
    ]);
    // one batch with both: the earlier one counts, and the clock's lost digits are no conflict
    const both = take(shop, [sale('b', '2018-03-08T10:00:00.250Z'), sale('b', '2018-03-08T10:00:00.000Z')], now).result;
    expect(both).toMatchObject({ fresh: 1, duplicates: 1, refused: [] });
  });
  test('the buckets sum to the totals, and milestones are what the formula says', () => {
    fc.assert(
      fc.property(facts, (payments) => {
        const shop = ledger();
        for (const batch of cutIntoBatches(payments, { hours: 2, payments: 4, refundedSales: 2 })) take(shop, batch, now);
        const all = movementsOf(shop.buckets);
        const stored = shop.snapshot.payments;
        expect(stored?.tpvMinor ?? 0).toBe(volumes(all).tpvMinor);
        expect((stored?.tpvMinor ?? 0) - (stored?.refundedMinor ?? 0)).toBe(volumes(all).netMinor);
        expect(stored?.milestones.gmv_1000 ?? null).toBe(milestoneAt(all, 'tpv', 100_000));
        expect(stored?.milestones.orders_10 ?? null).toBe(milestoneAt(all, 'count', 10));
        expect(stored?.firstSaleAt ?? null).toBe(milestoneAt(all, 'count', 1));
      }),
      { numRuns: 100 },
    );
  });
  test('the first sale and a milestone are told once, at the instants of their payments', () => {
    const shop = ledger();
    take(shop, [sale('a', '2018-03-07T10:00:00.123Z', 60_000)], now);
    take(shop, [sale('b', '2018-03-08T10:00:00.456Z', 60_000)], now);
    take(shop, [sale('b', '2018-03-08T10:00:00.456Z', 60_000)], now);
    expect(told(shop)).toEqual(['merchant.first-sale.v1', 'merchant.milestone.reached.v1']);
    expect(shop.timeline[1]?.data).toEqual({ key: 'gmv_1000', at: '2018-03-08T10:00:00.456Z' });
    expect(shop.snapshot.ladders).toEqual([]);
  });
  test('a late arrival corrects the first sale and the milestone it moves', () => {
    const shop = ledger();
    take(shop, [sale('b', '2018-03-08T10:00:00.000Z', 60_000), sale('c', '2018-03-09T10:00:00.000Z', 60_000)], now);
    take(shop, [sale('a', '2018-03-07T10:00:00.000Z', 60_000)], now);
    expect(shop.snapshot.payments).toMatchObject({
      firstSaleAt: '2018-03-07T10:00:00.000Z',
      milestones: { gmv_1000: '2018-03-08T10:00:00.000Z' },
    });
    expect(shop.timeline.slice(2).map((one) => one.data)).toEqual([
      { key: 'first_sale', from: '2018-03-08T10:00:00.000Z', to: '2018-03-07T10:00:00.000Z' },
      { key: 'gmv_1000', from: '2018-03-09T10:00:00.000Z', to: '2018-03-08T10:00:00.000Z' },
    ]);
  });
  test('a milestone a new policy brings is found where it was passed, one it moves is corrected, one it drops stays', () => {
    const shop = ledger();
    take(shop, [sale('a', '2018-03-07T10:00:00.000Z', 60_000), sale('b', '2018-03-08T10:00:00.000Z', 60_000)], now);
    const policy = aPolicy();
    policy.care.milestones = [
      { key: 'gmv_500', of: 'tpv', amountMinor: { BRL: 50_000 } },
      { key: 'gmv_euro', of: 'tpv', amountMinor: { EUR: 1 } },
      { key: 'orders_2', of: 'count', count: 2 },
    ];
    take(shop, [sale('c', '2018-03-09T10:00:00.000Z', 1)], at(now.now, policy));
    expect(shop.snapshot.payments?.milestones).toEqual({
      gmv_1000: '2018-03-08T10:00:00.000Z',
      gmv_500: '2018-03-07T10:00:00.000Z',
      orders_2: '2018-03-08T10:00:00.000Z',
    });
    policy.care.milestones = [{ key: 'gmv_500', of: 'tpv', amountMinor: { BRL: 900_000 } }];
    take(shop, [sale('d', '2018-03-07T09:00:00.000Z', 1)], at(now.now, policy));
    expect(shop.timeline.at(-1)?.data).toEqual({ key: 'gmv_500', from: '2018-03-07T10:00:00.000Z', to: null });
  });
  test('a refund changes the net alone, even before any sale', () => {
    const shop = ledger();
    take(shop, [{ ...sale('r', '2018-03-07T10:00:00.000Z', 500), kind: 'refunded' }], now);
    take(shop, [{ ...sale('r2', '2018-03-06T10:00:00.000Z', 500), kind: 'refunded' }], now);
    expect(shop.snapshot.payments).toMatchObject({ count: 0, refundCount: 2, refundedMinor: 1000, tpvMinor: 0 });
    expect(shop.timeline).toEqual([]);
  });
  test('a sale is progress on the ladder towards it', () => {
    const begun = having(approved(), {
      ...{ kind: 'ladder' as const, merchantId: shopId, id: 'activation', version: 1, stage: 'activation' as const },
      ...{ status: 'stalled' as const, startedAt: tuesday, lastProgressAt: tuesday, stalledAt: tuesday, rung: 2, sent: [] },
    });
    const shop = ledger(begun);
    take(shop, [sale('a', '2018-04-02T10:00:00.000Z')], now);
    expect(shop.snapshot.ladders[0]).toMatchObject({ status: 'watching', rung: 0, lastProgressAt: '2018-04-02T10:00:00.000Z' });
  });
});

describe('what can not be counted', () => {
  const refusedBy = (payment: PaymentFact, snapshot = approved()) => {
    const { result } = take(ledger(snapshot), [payment], now);
    return result.kind === 'applied' ? result.refused.map((one) => one.rejection) : [];
  };
  test('is refused with its field and the remedy, and stops nothing else', () => {
    const good = sale('good', '2018-03-07T10:00:00.000Z');
    const shop = ledger();
    const { result } = take(shop, [{ ...good, id: 'x', currency: 'EUR' }, good], now);
    expect(result).toMatchObject({
      fresh: 1,
      duplicates: 0,
      refused: [{ rejection: { code: 'wrong_currency', field: 'currency' } }],
    });
    expect(refusedBy({ ...good, amountMinor: -5 })).toMatchObject([{ code: 'amount_not_positive', field: 'amountMinor' }]);
    expect(refusedBy({ ...good, amountMinor: 1.5 })).toMatchObject([{ code: 'amount_not_positive' }]);
    expect(refusedBy({ ...good, amountMinor: 2 ** 48 })).toMatchObject([{ code: 'amount_too_large' }]);
    expect(refusedBy({ ...good, at: '2018-06-03T10:00:00.000Z' })).toMatchObject([
      { code: 'in_the_future', field: 'capturedAt' },
    ]);
  });
  test('includes everything of a declined merchant, and sales after one has left, not its refunds', () => {
    const good = sale('good', '2018-03-07T10:00:00.000Z');
    expect(refusedBy(good, inStage('offboarded', { declinedAt: tuesday, closedAt: tuesday }))).toMatchObject([
      { code: 'merchant_declined' },
    ]);
    const left = inStage('offboarded', { approvedAt: tuesday, closedAt: tuesday });
    expect(refusedBy(good, left)).toMatchObject([{ code: 'merchant_closed' }]);
    expect(refusedBy({ ...good, kind: 'refunded' }, left)).toEqual([]);
    expect(refusedBy(sale('early', '2018-03-05T10:00:00.000Z'), left)).toEqual([]);
  });
  test('is held before approval, with a note for the rejected list', () => {
    const { result, puts } = take(ledger(registered()), [sale('early', '2018-03-07T10:00:00.000Z')], now);
    expect(result).toMatchObject({
      kind: 'applied',
      fresh: 0,
      held: [{ payment: { id: 'early' }, rejection: { code: 'payment_before_approval' } }],
    });
    expect(puts).toEqual([]);
  });
});

describe('a dormant merchant', () => {
  const asleep = (more = {}) => inStage('dormant', { approvedAt: tuesday, ...more });
  test('that never sold wakes into activation with its first sale', () => {
    const shop = ledger(asleep());
    take(shop, [sale('a', '2018-05-07T10:00:00.000Z')], now);
    expect(shop.snapshot.merchant.lifecycleStage).toBe('activation');
    expect(shop.timeline.at(-1)).toMatchObject({
      type: 'merchant.woke-up.v1',
      data: { stage: 'activation', wasActivated: false, attempt: 2, at: '2018-05-07T10:00:00.000Z' },
    });
    expect(shop.snapshot.ladders.map((one) => one.id)).toEqual(['activation']);
    expect(shop.snapshot.merchant.stageHistory.at(-1)?.at).toBe(now.now);
  });
  test('that sold before goes back to care with a check-in at once and its watch running', () => {
    const watch = {
      kind: 'watch' as const,
      merchantId: shopId,
      id: 'baseline',
      version: 1,
      since: tuesday,
      rhythmDays: null,
      baselineWeeklyMinor: null,
      drops: 0,
    };
    const shop = ledger(having(asleep({ activatedAt: tuesday }), watch));
    take(shop, [sale('a', '2018-05-07T10:00:00.000Z')], now);
    expect(shop.snapshot.merchant.lifecycleStage).toBe('care');
    expect(shop.snapshot.checkIns).toMatchObject([{ id: 'woke-2', status: 'due' }]);
    expect(shop.snapshot.watch?.dueAt).toBe('2018-06-08T12:00:00.000Z');
    const unwatched = ledger(asleep({ activatedAt: tuesday }));
    take(unwatched, [sale('a', '2018-05-07T10:00:00.000Z')], now);
    expect(unwatched.snapshot.watch).toBeUndefined();
  });
  test('sleeps on for a sale from before, unless it is the first ever', () => {
    const shop = ledger(asleep({ activatedAt: '2018-01-02T00:00:00.000Z' }));
    take(shop, [sale('a', '2018-01-02T00:00:00.000Z')], now);
    expect(shop.snapshot.merchant.lifecycleStage).toBe('care');
    const again = ledger({
      ...shop.snapshot,
      merchant: { ...shop.snapshot.merchant, lifecycleStage: 'dormant', stageHistory: [] },
    });
    again.buckets = shop.buckets;
    take(again, [sale('b', '2018-01-03T00:00:00.000Z')], now);
    expect(again.snapshot.merchant.lifecycleStage).toBe('dormant');
  });
});

describe('buckets', () => {
  test('what is packed comes out again', () => {
    const records = fc.array(
      fc.record({
        idHash: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((n) => n.toString(16).padStart(16, '0')),
        offsetMs: fc.integer({ min: 0, max: 3_599_999 }),
        amountMinor: fc.integer({ min: 1, max: 2 ** 48 - 1 }),
        kind: fc.constantFrom<'captured' | 'refunded'>('captured', 'refunded'),
      }),
    );
    fc.assert(
      fc.property(records, (some) => {
        expect(unpackPayments(packPayments(some))).toEqual(some);
      }),
    );
    expect(packPayments([{ idHash: '00000000000000ff', offsetMs: 1, amountMinor: 2, kind: 'captured' }]).length).toBe(18);
  });
  test('bytes that were cut off or are of an unknown kind are refused', () => {
    expect(() => unpackPayments(new Uint8Array(17))).toThrow('17 bytes');
    expect(() => unpackPayments(new Uint8Array(18).fill(9))).toThrow('unknown kind 9');
  });
  test('a busy hour gets a second part, and what the first holds is still known', () => {
    const many = Array.from({ length: recordsPerPart + 1 }, (_, i) => sale(`p${i}`, '2018-03-07T10:00:00.000Z', 1));
    const { buckets } = fillBuckets(shopId, [], many);
    expect(buckets.map((one) => [one.part, one.records.length])).toEqual([
      [0, recordsPerPart],
      [1, 1],
    ]);
    const again = fillBuckets(shopId, [...buckets].reverse(), [...many, sale('new', '2018-03-07T10:59:00.000Z', 1)]);
    expect(again.fresh.map((one) => one.id)).toEqual(['new']);
    expect(again.buckets.map((one) => one.part)).toEqual([1]);
    expect(fillBuckets(shopId, buckets, many).buckets).toEqual([]);
  });
  test('a long backlog is cut so that each batch fits a transaction', () => {
    const backlog = Array.from({ length: 30 }, (_, i) =>
      sale(`p${i}`, `2018-03-${String(1 + (i % 10)).padStart(2, '0')}T10:00:00.000Z`),
    );
    const batches = cutIntoBatches(backlog, { hours: 3, payments: 7, refundedSales: 3 });
    expect(batches.flat().length).toBe(30);
    for (const batch of batches) {
      expect(batch.length).toBeLessThanOrEqual(7);
      expect(new Set(batch.map((one) => hourOf(one.at))).size).toBeLessThanOrEqual(3);
    }
    expect(cutIntoBatches([])).toEqual([]);
  });
  test('events of the ledger become facts: a refund is known by its own id', () => {
    const envelope = { specversion: '1.0', id: 'e1', source: 'ledger', time: '2018-03-07T10:00:00Z', subject: 'shop-1' };
    const data = { paymentId: 'p1', amountMinor: 5, currency: 'BRL' };
    const captured = paymentCaptured.parse({
      ...envelope,
      type: 'payment.captured.v1',
      data: { ...data, capturedAt: '2018-03-07T07:00:00-03:00' },
    });
    const refunded = paymentRefunded.parse({
      ...envelope,
      type: 'payment.refunded.v1',
      data: { ...data, refundId: 'r1', refundedAt: '2018-03-08T10:00:00Z' },
    });
    expect(paymentFactOf(captured)).toEqual({
      kind: 'captured',
      id: 'p1',
      amountMinor: 5,
      currency: 'BRL',
      at: '2018-03-07T10:00:00.000Z',
      line: { id: 'p1' },
    });
    const line = { id: 'r1', of: 'p1' };
    expect(paymentFactOf(refunded)).toMatchObject({ kind: 'refunded', id: 'r1', at: '2018-03-08T10:00:00.000Z', line });
  });
  test('what else the ledger says of a payment is masked as it is read; what cannot be read is left out, and the payment counts', () => {
    const event = (more: object) =>
      paymentCaptured.parse({
        ...{ specversion: '1.0', id: 'e1', source: 'ledger', time: '2018-03-07T10:00:00Z', subject: 'shop-1' },
        type: 'payment.captured.v1',
        data: { paymentId: 'p1', amountMinor: 5, currency: 'BRL', capturedAt: '2018-03-07T10:00:00Z', ...more },
      });
    const said = { customer: 'João Silva', card: '4111 1111 1111 4242', plan: 'pay_in_3', reference: 'ORD-1', method: 'card' };
    const once = event(said);
    expect(paymentFactOf(once).line).toEqual({ ...said, id: 'p1', customer: 'J*** S***', card: '4242' });
    expect(event(once.data)).toEqual(once);
    const { line } = paymentFactOf(event({ customer: { name: 'João' }, card: 7, plan: '', reference: null }));
    expect(line).toEqual({ id: 'p1' });
  });
  test('two decisions of one transaction see each other', () => {
    const snapshot = having(registered(), anOpenTask('t1'));
    const gone = overlay(snapshot, { puts: [], deletes: [{ kind: 'task', id: 't1', version: 1 }] });
    expect(gone.tasks).toEqual([]);
    expect(overlay(snapshot, { puts: [], deletes: [{ kind: 'merchant', id: snapshot.merchant.id, version: 1 }] })).toBe(snapshot);
  });
});
