import { beforeEach, describe, expect, test } from 'vitest';
import { ConcurrentChange } from '../../../domain/errors.ts';
import type { Backend } from '../backends.ts';
import { noon, nothingElse, someBucket, someId } from '../some.ts';

export const paymentLedgerContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`payment ledger on ${name}`, () => {
    const id = someId(1);
    const hour = (at: number) => `2026-11-23T${String(at).padStart(2, '0')}:00:00.000Z`;
    let backend: Backend;
    beforeEach(async () => {
      backend = await make();
    });

    test('hours are read by name, with all their parts in order; an hour without sales is simply not there', async () => {
      const buckets = [
        someBucket(id, hour(11)),
        someBucket(id, hour(12), { part: 1 }),
        someBucket(id, hour(12)),
        someBucket(id, hour(13)),
      ];
      await backend.merchants.commit(id, { ...nothingElse, buckets }, null);
      const found = await backend.ledger.buckets(id, [hour(12), hour(10), hour(12)]);
      expect(found.map(({ hour: at, part }) => [at, part])).toEqual([
        [hour(12), 0],
        [hour(12), 1],
      ]);
      expect(found[0]).toEqual(someBucket(id, hour(12), { version: 1 }));
    });

    test('a recount reads every hour in order of time', async () => {
      for (const at of [14, 9, 11])
        await backend.merchants.commit(id, { ...nothingElse, buckets: [someBucket(id, hour(at))] }, null);
      expect((await backend.ledger.allBuckets(id)).map((bucket) => bucket.hour)).toEqual([hour(9), hour(11), hour(14)]);
      expect(await backend.ledger.allBuckets(someId(2))).toEqual([]);
    });

    test('the newest parts are read by hour, as many as asked for, in order of time', async () => {
      const buckets = [9, 14, 11].map((at) => someBucket(id, hour(at)));
      await backend.merchants.commit(id, { ...nothingElse, buckets: [...buckets, someBucket(id, hour(14), { part: 1 })] }, null);
      const newest = await backend.ledger.recent(id, 3);
      expect(newest.map(({ hour: at, part }) => [at, part])).toEqual([
        [hour(11), 0],
        [hour(14), 0],
        [hour(14), 1],
      ]);
      expect(await backend.ledger.recent(id, 100)).toEqual(await backend.ledger.allBuckets(id));
      expect(await backend.ledger.recent(someId(2), 3)).toEqual([]);
    });

    test('what the ledger said of payments comes back with them, few or many, beside those of which nothing is kept', async () => {
      const { records } = someBucket(id, hour(9));
      const [bare] = records;
      if (bare === undefined) throw new Error('no record');
      const full = {
        id: 'pay-1',
        of: 'p',
        reference: 'Nº 7 – "ação"',
        customer: 'J*** S***',
        card: '4242',
        method: 'card',
        plan: 'pay_in_3',
      };
      const many = Array.from({ length: 100 }, (_, n) => ({ ...bare, line: { id: `pay-${n}`, reference: `ORD-2026-${n}` } }));
      const buckets = [
        someBucket(id, hour(9), { records: [bare, { ...bare, line: full }, { ...bare, line: { id: 'pay-2', plan: 'once' } }] }),
        someBucket(id, hour(10), { records: many }),
      ];
      await backend.merchants.commit(id, { ...nothingElse, buckets }, null);
      const found = await backend.ledger.allBuckets(id);
      expect(found.map((one) => one.records)).toEqual(buckets.map((one) => one.records));
    });

    test('what was given back of a sale is written with the version that was read, and read by the sale', async () => {
      const [saleHash, other] = ['0'.repeat(16), 'f'.repeat(16)];
      const refunds = [{ id: 'r1', at: noon, amountMinor: 5 }];
      const sale = { merchantId: id, saleHash, version: 0, count: 1, refundedMinor: 5, refunds };
      await backend.merchants.commit(id, { ...nothingElse, refunded: [sale] }, null);
      expect(await backend.ledger.refundedSales(id, [saleHash, other])).toEqual([{ ...sale, version: 1 }]);
      expect(await backend.payments.refundedSales(id, [other, saleHash])).toEqual([{ ...sale, version: 1 }]);
      expect(await backend.payments.refundedSales(id, [])).toEqual([]);
      await expect(backend.merchants.commit(id, { ...nothingElse, refunded: [sale] }, null)).rejects.toThrow(ConcurrentChange);
      const more = { ...sale, version: 1, count: 2 };
      await backend.merchants.commit(id, { ...nothingElse, refunded: [more] }, null);
      expect(await backend.ledger.refundedSales(id, [saleHash])).toEqual([{ ...more, version: 2 }]);
    });

    test('people look at the newest parts of some hours first, so many at a time, and go on where they stopped', async () => {
      const buckets = [9, 10, 11, 12].map((at) => someBucket(id, hour(at)));
      await backend.merchants.commit(id, { ...nothingElse, buckets: [...buckets, someBucket(id, hour(11), { part: 1 })] }, null);
      const range = { from: hour(10), to: hour(11) };
      const first = await backend.payments.newest(id, range, 2);
      expect(first.map(({ hour: at, part }) => [at, part])).toEqual([
        [hour(11), 1],
        [hour(11), 0],
      ]);
      const [, last] = first;
      const rest = await backend.payments.newest(id, range, 9, last);
      expect(rest.map(({ hour: at, part }) => [at, part])).toEqual([[hour(10), 0]]);
      expect(await backend.payments.newest(id, range, 9, rest[0])).toEqual([]);
      expect(await backend.payments.newest(id, { from: hour(20), to: hour(10) }, 9)).toEqual([]);
    });

    test('a payment is held once and released with the transaction that takes it in', async () => {
      const payment = { merchantId: id, paymentId: 'pay-1', event: { type: 'payment.captured.v1' }, heldAt: noon };
      await backend.ledger.hold(payment);
      await backend.ledger.hold({ ...payment, heldAt: '2026-11-24T12:00:00.000Z' });
      expect(await backend.ledger.held(id)).toEqual([payment]);
      await backend.merchants.commit(id, { ...nothingElse, released: [payment] }, null);
      expect(await backend.ledger.held(id)).toEqual([]);
      await expect(backend.merchants.commit(id, { ...nothingElse, released: [payment] }, null)).rejects.toThrow(ConcurrentChange);
    });
  });
};
