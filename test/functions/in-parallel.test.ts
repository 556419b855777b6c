import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allOf, inParallel } from '../../application/in-parallel.ts';
import { handle } from '../../functions/events/aggregate-payments/handler.ts';
import { approved, captured, message, settle, town } from './town.ts';

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('answers come in the order given, whatever finished first, and never more are under way than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), async (waits, limit) => {
      let underWay = 0;
      let most = 0;
      const outcomes = await inParallel(
        [...waits.entries()],
        async ([at, ms]) => {
          underWay += 1;
          most = Math.max(most, underWay);
          await after(ms);
          underWay -= 1;
          if (ms === 3) throw new Error(`no ${at}`);
          return at;
        },
        limit,
      );
      expect(most).toBeLessThanOrEqual(limit);
      expect(most).toBe(Math.min(limit, waits.length));
      const told = outcomes.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message));
      expect(told).toEqual(waits.map((ms, at) => (ms === 3 ? `no ${at}` : at)));
    }),
    { numRuns: 25 },
  );
});

test('where all must succeed, the others are tried too and the first failure is the one told', async () => {
  const done: number[] = [];
  const work = async (n: number) => {
    await after(5 - n);
    if (n === 1 || n === 3) throw new Error(`no ${n}`);
    done.push(n);
  };
  await expect(allOf([0, 1, 2, 3, 4], work)).rejects.toThrow('no 1');
  expect(done.sort()).toEqual([0, 2, 4]);
});

test('a thousand messages that are no payments wait for the table sixteen at a time, and stop no payment', async () => {
  const here = town();
  await settle(here, approved);
  let underWay = 0;
  let most = 0;
  const slow = {
    ...here,
    refuse: async (...given: Parameters<typeof here.refuse>) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await after(2);
      underWay -= 1;
      if (given[0].id === 'bad-7') throw new Error('throttled');
      await here.refuse(...given);
    },
  };
  const bad = Array.from({ length: 1000 }, (_, n) => ({ messageId: `bad-${n}`, receiptHandle: 'r', body: 'hello' }));
  const begun = performance.now();
  expect(await handle(slow)([...bad, message(captured('good', 9, '2026-11-22T08:00:00.000Z'))])).toEqual(['bad-7']);
  expect(most).toBe(16);
  // one at a time it takes 2 s at the least
  expect(performance.now() - begun).toBeLessThan(1500);
  expect((await here.rejected.list('2026-11-23', 2000)).rejected).toHaveLength(999);
  expect((await here.merchants.load(here.world.items.keys().next().value ?? ''))?.payments).toMatchObject({ count: 1 });
});
