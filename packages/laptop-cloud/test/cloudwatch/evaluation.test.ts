import { describe, expect, test } from 'vitest';
import { alarmLaptop, onSales } from './alarm-laptop.ts';

test('an alarm is made without data, and missing data that does not breach is OK', async () => {
  const { state, until, mails } = await alarmLaptop([onSales()]);
  expect(await state()).toBe('INSUFFICIENT_DATA');
  await until(1);
  expect(await state()).toBe('OK');
  expect(mails()).toEqual(['1 OK: "sales"']);
});

test('it rings at the end of the minute that reaches the threshold, and once', async () => {
  const { sell, until, mails } = await alarmLaptop([onSales()]);
  await until(2.5);
  sell(9);
  await until(3.5);
  sell(4);
  sell(6);
  await until(3.9);
  expect(mails().slice(1)).toEqual([]);
  await until(4);
  expect(mails().slice(1)).toEqual(['4 ALARM: "sales"']);
  sell(10);
  await until(5.5);
  expect(mails().slice(1)).toEqual(['4 ALARM: "sales"']);
});

describe('five minutes slide on by the minute', () => {
  const fiveMinutes = onSales({ Period: 300 });
  test('what comes four minutes apart is of one period', async () => {
    const { sell, until, mails } = await alarmLaptop([fiveMinutes]);
    await until(1.5);
    sell(6);
    await until(5.5);
    sell(6);
    await until(6);
    expect(mails().slice(1)).toEqual(['6 ALARM: "sales"']);
  });

  test('what comes five minutes apart is not', async () => {
    const { sell, until, mails } = await alarmLaptop([fiveMinutes]);
    await until(1.5);
    sell(6);
    await until(6.5);
    sell(6);
    await until(60);
    expect(mails().slice(1)).toEqual([]);
  });
});

describe('how it clears', () => {
  test('where nothing is reported any more, the last real data point counts until it has left the range of three periods', async () => {
    const { sell, until, mails } = await alarmLaptop([onSales({ Period: 300 })]);
    await until(9.5);
    sell(10);
    await until(60);
    expect(mails().slice(1)).toEqual(['10 ALARM: "sales"', '25 OK: "sales"']);
  });

  test('where something is, with the first period that does not breach', async () => {
    const { sell, until, mails } = await alarmLaptop([onSales({ Period: 300 })]);
    await until(9.5);
    sell(10);
    for (let minute = 10; minute < 40; minute += 1) {
      await until(minute + 0.5);
      sell(0);
    }
    await until(60);
    expect(mails().slice(1)).toEqual(['10 ALARM: "sales"', '15 OK: "sales"']);
  });

  test('where one good data point is the last there is, it rings again while only the bad one is of the latest period with data', async () => {
    const { sell, until, mails } = await alarmLaptop([onSales({ Period: 300 })]);
    await until(9.5);
    sell(10);
    await until(13.5);
    sell(0);
    await until(60);
    // the user guide warns of it: the last data points are evaluated again and again after a metric has stopped
    expect(mails().slice(1)).toEqual([
      '10 ALARM: "sales"',
      '15 OK: "sales"',
      '19 ALARM: "sales"',
      '20 OK: "sales"',
      '24 ALARM: "sales"',
      '25 OK: "sales"',
    ]);
  });

  test('where missing data is filled, after one period', async () => {
    const stat = { Metric: { Namespace: 'Shop', MetricName: 'Sales' }, Period: 300, Stat: 'Sum' };
    const { sell, until, mails } = await alarmLaptop([
      onSales({
        ...{ Namespace: undefined, MetricName: undefined, Statistic: undefined, Period: undefined },
        Metrics: [
          { Id: 'm1', MetricStat: stat, ReturnData: false },
          { Id: 'filled', Expression: 'FILL(m1, 0)' },
        ],
      }),
    ]);
    await until(9.5);
    sell(10);
    await until(60);
    expect(mails().slice(1)).toEqual(['10 ALARM: "sales"', '15 OK: "sales"']);
  });
});

test('what must happen and does not rings when its period is empty, where missing data is filled', async () => {
  const stat = { Metric: { Namespace: 'Shop', MetricName: 'Sales' }, Period: 3600, Stat: 'Sum' };
  const { sell, until, mails } = await alarmLaptop([
    onSales({
      ...{ Namespace: undefined, MetricName: undefined, Statistic: undefined, Period: undefined },
      Metrics: [
        { Id: 'm1', MetricStat: stat, ReturnData: false },
        { Id: 'filled', Expression: 'FILL(m1, 0)', ReturnData: true },
      ],
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    }),
    onSales({
      AlarmName: 'unfilled',
      Period: 3600,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    }),
  ]);
  sell(1);
  await until(59);
  expect(mails()).toEqual(['1 OK: "sales"', '1 OK: "unfilled"']);
  await until(300);
  // without, the last sale counts for three hours
  expect(mails().slice(2)).toEqual(['61 ALARM: "sales"', '181 ALARM: "unfilled"']);
  sell(1);
  await until(301);
  expect(mails().slice(4)).toEqual(['301 OK: "sales"', '301 OK: "unfilled"']);
});

test.each([
  ['Sum', 6],
  ['Average', 2],
  ['Minimum', 1],
  ['Maximum', 3],
  ['SampleCount', 3],
])('the %s of 1, 2 and 3 is %i', async (Statistic, value) => {
  const { sell, until, state } = await alarmLaptop([
    onSales({ Statistic, Threshold: value }),
    onSales({ AlarmName: 'more', Statistic, Threshold: value, ComparisonOperator: 'GreaterThanThreshold' }),
    onSales({ AlarmName: 'less', Statistic, Threshold: value, ComparisonOperator: 'LessThanThreshold' }),
    onSales({ AlarmName: 'no more', Statistic, Threshold: value, ComparisonOperator: 'LessThanOrEqualToThreshold' }),
  ]);
  await until(1.5);
  for (const count of [1, 2, 3]) sell(count);
  await until(2);
  expect([await state(), await state('more'), await state('less'), await state('no more')]).toEqual([
    'ALARM',
    'OK',
    'OK',
    'ALARM',
  ]);
});

test('two of three need not follow each other', async () => {
  const { sell, until, mails } = await alarmLaptop([onSales({ EvaluationPeriods: 3, DatapointsToAlarm: 2 })]);
  for (const [minute, count] of [10, 0, 0, 10, 0, 10].entries()) {
    await until(minute + 1.5);
    sell(count);
  }
  await until(7);
  expect(mails().slice(1)).toEqual(['7 ALARM: "sales"']);
});

test('a dimension counts what agrees with it, and no dimension what is reported at all', async () => {
  const { sell, until, state } = await alarmLaptop([
    onSales({ Dimensions: [{ Name: 'Till', Value: 'one' }] }),
    onSales({ AlarmName: 'all' }),
  ]);
  await until(1.5);
  sell(9, 'one');
  sell(1, 'two');
  await until(2);
  expect([await state(), await state('all')]).toEqual(['OK', 'ALARM']);
});

test('an alarm over more than a day is looked at by the hour, with what was there by then', async () => {
  const { sell, until, mails } = await alarmLaptop([onSales({ Period: 86_400, EvaluationPeriods: 2, DatapointsToAlarm: 1 })]);
  await until(62);
  sell(10);
  await until(119);
  expect(mails()).toEqual(['60 OK: "sales"']);
  await until(121);
  expect(mails().slice(1)).toEqual(['120 ALARM: "sales"']);
});

describe('what is read and not counted', () => {
  const onLine = (more: Record<string, unknown> = {}) =>
    onSales({ AlarmName: 'line', MetricName: 'LineLength', Statistic: 'Maximum', Period: 300, ...more });

  test('is read by the minute, and rings and clears like anything else', async () => {
    const { queueUp, until, mails } = await alarmLaptop([onLine()]);
    await until(4.5);
    queueUp(12);
    await until(20);
    queueUp(2);
    await until(60);
    expect(mails().slice(1)).toEqual(['5 ALARM: "line"', '25 OK: "line"']);
  });

  test('is missing where it says nothing', async () => {
    const { queueUp, until, mails, state } = await alarmLaptop([onLine({ TreatMissingData: 'missing' })]);
    await until(5);
    expect(await state('line')).toBe('INSUFFICIENT_DATA');
    queueUp(2);
    await until(10);
    queueUp(undefined);
    await until(60);
    expect(mails()).toEqual(['6 OK: "line"']);
    expect(await state('line')).toBe('INSUFFICIENT_DATA');
  });

  test('is not read while it cannot ring', async () => {
    const { queueUp, until, readings, kernel, mails } = await alarmLaptop([onLine()]);
    await until(1);
    queueUp(9);
    const before = readings();
    await until(10_000);
    expect(readings()).toBe(before);
    expect(kernel.pendingTimers).toBe(0);
    queueUp(10);
    await until(10_001);
    expect(mails().slice(1)).toEqual(['10001 ALARM: "line"']);
  });
});

test('alarms that have settled leave the clock alone, however much is reported that cannot ring them', async () => {
  const MetricStat = { Metric: { Namespace: 'Shop', MetricName: 'Sales' }, Period: 300, Stat: 'Sum' };
  const { sell, until, kernel } = await alarmLaptop([
    onSales(),
    onSales({ AlarmName: 'high', Statistic: 'Maximum' }),
    onSales({
      ...{ Namespace: undefined, MetricName: undefined, Statistic: undefined, Period: undefined },
      AlarmName: 'filled',
      Metrics: [
        { Id: 'm1', MetricStat, ReturnData: false },
        { Id: 'filled', Expression: 'FILL(m1, 0)' },
      ],
    }),
  ]);
  await until(1);
  expect(kernel.pendingTimers).toBe(0);
  for (let minute = 1; minute < 500; minute += 1) {
    await until(minute + 0.5);
    sell(0);
    expect(kernel.pendingTimers).toBe(0);
  }
});
