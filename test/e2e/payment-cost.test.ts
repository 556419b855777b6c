import { expect, test } from 'vitest';
import { payAs } from '../../programs/bench/payments-bench.ts';

test('payments at volume cost little more than the row they are found by, and every one of them counts', async () => {
  const [alone, one, ten] = await payAs([
    { name: 'one transaction per payment', payments: 10, merchants: 1, atOnce: 1 },
    { name: 'one merchant', payments: 1_000, merchants: 1, atOnce: 1_000 },
    { name: 'ten merchants', payments: 1_000, merchants: 10, atOnce: 1_000 },
  ]);
  expect([alone?.counted, one?.counted, ten?.counted]).toEqual([10, 1_000, 1_000]);
  // docs/adr/0084: that row is one unit, the same alone as among a thousand
  expect(alone?.writesEach).toBeGreaterThan(2);
  expect(one?.writesEach).toBeLessThan(1.25);
  expect(ten?.writesEach).toBeLessThan(1.25);
}, 180_000);
