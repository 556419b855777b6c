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
