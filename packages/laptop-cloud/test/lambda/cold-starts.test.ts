import { expect, test } from 'vitest';
import { Counters } from '../../src/kernel/usage-meter.ts';
import { ColdStarts, modelledStart } from '../../src/services/lambda/cold-starts.ts';

const minute = 60_000;
const start = 100 * modelledStart.windowMs;
const starts = (usage: Counters): number => usage.read()['lambda:cold-starts'] ?? 0;

test('a function starts cold when nobody called it for a whole window, and stays warm while somebody does', () => {
  const usage = new Counters();
  const cold = new ColdStarts(usage);
  for (const at of [0, 1, 9, 12, 19, 28]) cold.called('steps', start + at * minute, 0.5);
  expect(starts(usage)).toBe(1);
  cold.called('steps', start + 45 * minute, 0.5);
  cold.called('mail', start + 45 * minute, 0.5);
  expect(starts(usage)).toBe(3);
  expect(usage.read()['lambda:modelled-start-gb-seconds']).toBeCloseTo(3 * 0.5 * (modelledStart.initMs / 1_000));
});

test('a laptop that comes back from a crash counts on where it was', () => {
  const before = new Counters();
  new ColdStarts(before).called('steps', start, 0.5);
  const after = new Counters();
  for (const [counter, amount] of Object.entries(before.read())) after.restore(counter, amount);
  new ColdStarts(after).called('steps', start + 5 * minute, 0.5);
  expect(starts(after)).toBe(1);
});
