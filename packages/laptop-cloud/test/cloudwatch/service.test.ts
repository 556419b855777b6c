import { expect, test } from 'vitest';
import { notifications } from '../../src/services/sns/sns-service.ts';
import { alarmLaptop, onSales, start, topicArn } from './alarm-laptop.ts';

test('a mail says what rang, why and what its description says; a program gets the fields CloudWatch writes', async () => {
  const { sell, until, kernel } = await alarmLaptop([
    onSales({ AlarmDescription: 'More than the till holds. What to do: book.md#till' }),
  ]);
  await until(1.5);
  sell(12);
  await until(2);
  const [mail] = notifications(kernel, { endpoint: 'ana@shop.example' });
  expect(mail).toMatchObject({
    protocol: 'email',
    topicArn,
    subject: 'ALARM: "sales" in EU (Frankfurt)',
    sentAt: start + 120_000,
  });
  expect(mail?.body).toContain('More than the till holds. What to do: book.md#till');
  expect(mail?.body).toContain('OK -> ALARM');
  expect(mail?.body).toContain(
    'Threshold Crossed: 1 out of the last 1 datapoints [12.0 (02/03/26 09:01:00)] was greater than or equal to the threshold (10.0) (minimum 1 datapoint for OK -> ALARM transition).',
  );
});

test('a state that is set tells everybody, and lasts until the alarm is next looked at', async () => {
  const { call, until, mails, state } = await alarmLaptop([onSales()]);
  await until(1.5);
  await call('cloudwatch', 'SetAlarmState', { AlarmName: 'sales', StateValue: 'ALARM', StateReason: 'a drill' });
  expect(await state()).toBe('ALARM');
  await until(5);
  expect(mails()).toEqual(['1 OK: "sales"', '1.5 ALARM: "sales"', '2 OK: "sales"']);
});

test('disabled actions change the state and tell nobody', async () => {
  const { call, until, mails, sell, state } = await alarmLaptop([onSales()]);
  await until(1);
  await call('cloudwatch', 'DisableAlarmActions', { AlarmNames: ['sales'] });
  sell(10);
  await until(2);
  expect([await state(), mails()]).toEqual(['ALARM', ['1 OK: "sales"']]);
  await call('cloudwatch', 'EnableAlarmActions', { AlarmNames: ['sales'] });
  await until(5);
  expect(mails()).toEqual(['1 OK: "sales"', '5 OK: "sales"']);
});

test('alarms are described and their history told, page by page', async () => {
  const { call, until, sell } = await alarmLaptop([onSales(), onSales({ AlarmName: 'shelf' })]);
  await until(1);
  sell(10);
  await until(2);
  const page = await call('cloudwatch', 'DescribeAlarms', { MaxRecords: 1 });
  expect(page.MetricAlarms).toMatchObject([
    {
      AlarmName: 'sales',
      AlarmArn: 'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:sales',
      StateValue: 'ALARM',
      StateUpdatedTimestamp: start / 1000 + 120,
      MetricName: 'Sales',
      Period: 60,
      TreatMissingData: 'notBreaching',
    },
  ]);
  const rest = await call('cloudwatch', 'DescribeAlarms', { NextToken: page.NextToken });
  expect(rest.MetricAlarms.map((one: any) => one.AlarmName)).toEqual(['shelf']);
  expect((await call('cloudwatch', 'DescribeAlarms', { StateValue: 'OK' })).MetricAlarms).toEqual([]);
  const { AlarmHistoryItems, NextToken } = await call('cloudwatch', 'DescribeAlarmHistory', {
    AlarmName: 'sales',
    MaxRecords: 4,
  });
  expect(AlarmHistoryItems.map((one: any) => one.HistorySummary)).toEqual([
    `Successfully executed action ${topicArn}`,
    'Alarm updated from OK to ALARM',
    `Successfully executed action ${topicArn}`,
    'Alarm updated from INSUFFICIENT_DATA to OK',
  ]);
  const first = await call('cloudwatch', 'DescribeAlarmHistory', { AlarmName: 'sales', NextToken });
  expect(first.AlarmHistoryItems.map((one: any) => one.HistorySummary)).toEqual(['Alarm "sales" created']);
});

test('an alarm nobody made is not found', async () => {
  const { call } = await alarmLaptop([]);
  await expect(
    call('cloudwatch', 'SetAlarmState', { AlarmName: 'none', StateValue: 'OK', StateReason: 'x' }),
  ).rejects.toMatchObject({ code: 'ResourceNotFound' });
});

const query = (Id: string, more: object) => ({ Id, ...more });
const stat = (more: object = {}) => ({ Metric: { Namespace: 'Shop', MetricName: 'Sales' }, Period: 60, Stat: 'Sum', ...more });
const math = (...Metrics: object[]) => ({
  ...{ Namespace: undefined, MetricName: undefined, Statistic: undefined, Period: undefined },
  Metrics,
});

test.each([
  [
    { MetricName: 'Thefts' },
    'Shop Thefts: the laptop cloud does not measure it, so the alarm could never ring. Of that namespace it measures Sales, LineLength',
  ],
  [{ Namespace: 'AWS/Weather' }, 'It measures nothing of that namespace'],
  [{ Dimensions: [{ Name: 'Shelf', Value: '1' }] }, 'AWS publishes it without a dimension, or by Till, not by Shelf'],
  [{ Statistic: 'p99' }, 'percentiles and trimmed means it cannot tell'],
  [{ Period: 30 }, 'give a multiple of 60 seconds'],
  [{ Unit: 'Seconds' }, 'its unit is Count, the alarm asks for Seconds'],
  [{ ComparisonOperator: 'GreaterThanUpperThreshold' }, 'anomaly detection is not run'],
  [{ DatapointsToAlarm: 2 }, 'DatapointsToAlarm: must not be more than EvaluationPeriods'],
  [{ EvaluationPeriods: 1441 }, 'together the periods may be 1 days long'],
  [
    { AlarmActions: ['arn:aws:lambda:eu-central-1:123456789012:function:f'] },
    'the only action an alarm has on the laptop is an SNS topic',
  ],
  [math(query('a', { MetricStat: stat() }), query('b', { MetricStat: stat() })), 'exactly one of them has ReturnData true'],
  [
    math(
      query('e', { Expression: 'm1' }),
      query('m1', { MetricStat: stat(), ReturnData: false }),
      query('m2', { MetricStat: stat({ Period: 300 }), ReturnData: false }),
    ),
    'every metric of an alarm must have the same Period',
  ],
  [math(query('e', { Expression: 'm1 +' }), query('m1', { MetricStat: stat(), ReturnData: false })), '"the end" is not expected'],
  [
    math(query('e', { Expression: '2' }), query('m1', { MetricStat: stat(), ReturnData: false })),
    'an alarm watches one time series',
  ],
  [
    math(
      query('e', { Expression: 'f' }),
      query('f', { Expression: 'e + m1', ReturnData: false }),
      query('m1', { MetricStat: stat(), ReturnData: false }),
    ),
    'e -> f -> e goes in a circle',
  ],
  [
    math(
      query('e', { Expression: 'SUM(METRICS())' }),
      ...Array.from({ length: 11 }, (_, at) => query(`m${at}`, { MetricStat: stat(), ReturnData: false })),
    ),
    'an alarm may read ten metrics, this one reads 11',
  ],
  [
    math(query('e', { Expression: 'SEARCH("x")' }), query('m1', { MetricStat: stat(), ReturnData: false })),
    'does not evaluate SEARCH',
  ],
])('what cannot ring as it does on AWS is refused: %j', async (more, why) => {
  await expect(alarmLaptop([onSales(more)])).rejects.toThrow(`Shop / Alarm0: `);
  await expect(alarmLaptop([onSales(more)])).rejects.toThrow(why);
});

test('two alarms of one name are refused', async () => {
  await expect(alarmLaptop([onSales(), onSales()])).rejects.toThrow('two alarms are called sales');
});
