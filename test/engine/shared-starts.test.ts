import { expect, test } from 'vitest';
import { modelledStart, noCounts } from '../../engine/meter.ts';
import { costOf, logBytes, type Usage } from '../../engine/report/cost.ts';
import { prices } from '../../engine/report/prices.ts';
import { CountsSum } from '../../engine/report/sum-counts.ts';
import { coldStartsOf } from '../../engine/report/usage-of-sum.ts';

const countsWith = (windows: readonly number[]) => ({ ...noCounts(), windows: new Map([['steps/512', new Set(windows)]]) });

test('a function is warm for one merchant because another called it: starts are counted when all were played', () => {
  const sum = new CountsSum();
  sum.add(countsWith([10, 14]), []);
  sum.add(countsWith([11, 12, 20]), []);
  const merged = new CountsSum();
  merged.addSum(sum.sum());
  merged.add(countsWith([13]), []);
  const { windows } = merged.sum();
  expect(windows).toEqual({ 'steps/512': [10, 11, 12, 13, 14, 20] });
  const called = new Map(Object.entries(windows).map(([name, all]) => [name, new Set(all)]));
  expect(coldStartsOf(called)).toEqual({ coldStarts: 2, coldGbSeconds: (2 * modelledStart.initMs * 0.5) / 1_000 });
});

test('a function reads the policy once, however many merchants it is called for', () => {
  const readBy = (...names: readonly string[]) => ({ ...noCounts(), policyReaders: new Set(names) });
  const sum = new CountsSum();
  sum.add(readBy('steps', 'resume-run'), []);
  sum.add(readBy('steps'), []);
  const merged = new CountsSum();
  merged.addSum(sum.sum());
  merged.add(readBy('handle-due', 'steps'), []);
  expect(merged.sum().policyReaders).toEqual(['handle-due', 'resume-run', 'steps']);
});

test('the bill has the logs of runs and functions and the starts of functions in it', () => {
  const none: Usage = {
    ...{ stateTransitions: 0, lambdaRequests: 0, lambdaMs: 0, lambdaGbSeconds: 0, coldStarts: 0, coldGbSeconds: 0 },
    ...{ readUnits: {}, writeUnits: {}, events: 0, schedulerInvocations: 0, queueRequests: 0, mails: 0 },
    ...{ apiRequests: 0, apiDestinationCalls: 0 },
  };
  const million = costOf({ ...none, stateTransitions: 1e6, lambdaRequests: 1e6, coldGbSeconds: 1e6 }, 1);
  expect(million.lines['logs']).toBeCloseTo(((logBytes.ofTransition + logBytes.ofInvocation) / 1e3) * prices.logGb);
  expect(million.lines['coldStarts']).toBeCloseTo(1e6 * prices.lambdaGbSecond);
  expect(million.total).toBeGreaterThan(costOf({ ...none, stateTransitions: 1e6, lambdaRequests: 1e6 }, 1).total);
});
