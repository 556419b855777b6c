import { expect, test } from 'vitest';
import { sweepAt } from '../../programs/bench/stall-sweep-bench.ts';

test('a sweep costs what is due, not how many merchants there are', async () => {
  const [few, many] = await sweepAt([1_000, 10_000]);
  expect([few?.sweeps, many?.sweeps]).toEqual([1, 1]);
  expect(few?.indexReads).toBeGreaterThan(0);
  expect(many?.indexReads).toBe(few?.indexReads);
  expect(many?.tableReads).toBe(few?.tableReads);
  expect(many?.requests).toBe(few?.requests);
}, 180_000);
