import { expect, test } from 'vitest';
import { drill } from '../../programs/drill-restore/drill-restore.ts';

test('a table that lost every item is had again beside itself, takes its place, and everything goes on as if nothing had been lost', {
  timeout: 300_000,
}, async () => {
  const { items, differ, differAtTheEnd, openRuns, wentOn } = await drill({ merchants: 4, days: 4 });
  expect(items).toBeGreaterThan(50);
  expect(differ).toBe(0);
  expect(differAtTheEnd).toEqual([]);
  expect(openRuns).toBeGreaterThan(0);
  expect(wentOn).toBeGreaterThan(0);
});
