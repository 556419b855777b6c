import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alarmLaptop, onSales } from './alarm-laptop.ts';

const operators = ['GreaterThanOrEqualToThreshold', 'GreaterThanThreshold', 'LessThanThreshold', 'LessThanOrEqualToThreshold'];

const settings = fc
  .record({
    MetricName: fc.constantFrom('Sales', 'LineLength'),
    Statistic: fc.constantFrom('Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount'),
    Period: fc.constantFrom(60, 120, 300),
    EvaluationPeriods: fc.integer({ min: 1, max: 4 }),
    m: fc.integer({ min: 1, max: 4 }),
    Threshold: fc.integer({ min: -1, max: 6 }),
    ComparisonOperator: fc.constantFrom(...operators, ...operators.slice(0, 2)),
    TreatMissingData: fc.constantFrom('notBreaching', 'notBreaching', 'breaching', 'ignore', 'missing'),
    filled: fc.constantFrom(undefined, undefined, 'FILL(m1, 0)', 'FILL(m1, 3)', 'FILL(m1, 0) * 2 - 1'),
  })
  .map(({ m, filled, MetricName, Statistic, Period, ...rest }) => {
    const DatapointsToAlarm = Math.min(m, rest.EvaluationPeriods);
    const InsufficientDataActions = onSales().OKActions;
    const common = { ...rest, DatapointsToAlarm, InsufficientDataActions };
    if (filled === undefined) return onSales({ ...common, MetricName, Statistic, Period });
    const MetricStat = { Metric: { Namespace: 'Shop', MetricName }, Period, Stat: Statistic };
    return onSales({
      ...{ Namespace: undefined, MetricName: undefined, Statistic: undefined, Period: undefined },
      ...common,
      Metrics: [
        { Id: 'm1', MetricStat, ReturnData: false },
        { Id: 'filled', Expression: filled },
      ],
    });
  });

/** what happens in a minute: sales, or how long the line is from now on (-1: closed) */
const happening = fc.record({
  after: fc.integer({ min: 0, max: 9 }),
  sales: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 2 }),
  line: fc.option(fc.integer({ min: -1, max: 6 }), { nil: undefined }),
});

async function live(
  alarm: Record<string, unknown>,
  happenings: readonly { after: number; sales: readonly number[]; line: number | undefined }[],
  lookEveryMinute: boolean,
) {
  const { sell, queueUp, until, mails, end } = await alarmLaptop([alarm], { lookEveryMinute });
  let minute = 0.25;
  for (const { after, sales, line } of happenings) {
    minute += after;
    await until(minute);
    for (const count of sales) sell(count);
    if (line !== undefined) queueUp(line < 0 ? undefined : line);
  }
  await until(minute + 60);
  const told = mails();
  await end();
  return told;
}

test('an alarm that is looked at only when it matters tells the same, in the same minutes, as one looked at every minute', {
  timeout: 120_000,
}, async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(settings, fc.array(happening, { minLength: 5, maxLength: 25 }), async (alarm, happenings) => {
      const when = await live(alarm, happenings, false);
      expect(when).toEqual(await live(alarm, happenings, true));
      told += when.length;
    }),
    { numRuns: 400, seed: 7 },
  );
  expect(told).toBeGreaterThan(800);
});
