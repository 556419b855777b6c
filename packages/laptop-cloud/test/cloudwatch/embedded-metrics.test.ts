import { expect, test } from 'vitest';
import { boot } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { dashboardsOf } from '../../src/services/cloudwatch/cloudwatch-service.ts';
import { writeAssembly } from '../core/write-assembly.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-03-02T09:00:00Z');
const shop = (metrics: unknown[]) => ({
  Board: {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: {
      DashboardName: 'shop',
      DashboardBody: JSON.stringify({ widgets: [{ type: 'metric', properties: { title: 'Sales', stat: 'Sum', metrics } }] }),
    },
  },
  Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/shop' } },
  TooMany: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      ...{ AlarmName: 'too-many', Namespace: 'Shop', MetricName: 'Returns', Dimensions: [{ Name: 'kind', Value: 'shoe' }] },
      ...{ Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, Threshold: 3, TreatMissingData: 'notBreaching' },
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    },
  },
});
const open = (metrics: unknown[]) =>
  boot({
    cdkOut: writeAssembly({ Shop: { Resources: shop(metrics) } }),
    port: 'none',
    services: allServices,
    start,
    log: () => undefined,
  });
const written = (facts: object, names: readonly string[], dimensions: string[][], Namespace = 'Shop') =>
  JSON.stringify({
    _aws: {
      Timestamp: start,
      CloudWatchMetrics: [{ Namespace, Dimensions: dimensions, Metrics: names.map((Name) => ({ Name })) }],
    },
    ...facts,
  });
const say = async (cloud: Awaited<ReturnType<typeof open>>, ...messages: readonly string[]) => {
  const place = { logGroupName: '/shop', logStreamName: `s-${Math.random()}` };
  await cloud.call('logs', 'CreateLogStream', place);
  const logEvents = messages.map((message) => ({ timestamp: cloud.kernel.now(), message }));
  await cloud.call('logs', 'PutLogEvents', { ...place, logEvents });
};

test('what a log line says in the embedded format is counted under exactly its dimensions, and rings', async () => {
  const cloud = await open([]);
  await cloud.kernel.runUntil(start + 120_000);
  const stateOf = async () =>
    (await cloud.call('cloudwatch', 'DescribeAlarms', {})) as { MetricAlarms: { StateValue: string }[] };
  await say(cloud, written({ kind: 'hat', Returns: 9 }, ['Returns'], [['kind']]), written({ Returns: 9 }, ['Returns'], [[]]));
  await cloud.kernel.runUntil(start + 240_000);
  expect((await stateOf()).MetricAlarms[0]?.StateValue).toBe('OK');
  await say(cloud, written({ kind: 'shoe', Returns: [1, 2] }, ['Returns'], [['kind']]));
  await cloud.kernel.runUntil(start + 360_000);
  expect((await stateOf()).MetricAlarms[0]?.StateValue).toBe('ALARM');
  await cloud.stop();
});

test('a line that is none is kept as a line and counts nothing, and nobody may count under the names of AWS', async () => {
  const cloud = await open([
    ['Shop', 'Sales'],
    ['AWS/Lambda', 'Errors'],
  ]);
  await say(cloud, '{"_aws": broken', '{"_aws":{"Timestamp":1}}', written({ Sales: 'many' }, ['Sales'], [[]]));
  await say(cloud, written({ Errors: 4 }, ['Errors'], [[]], 'AWS/Lambda'), written({ Sales: 1 }, ['Sales'], [['missing']]));
  const [board] = dashboardsOf(cloud.kernel, 1);
  expect(board?.widgets[0]?.lines.map(({ points }) => points)).toEqual([[undefined], [undefined]]);
  await cloud.stop();
});

test('a dashboard shows what was measured by the hour, keeps it over a restart of the hour, and says what a laptop never measures', async () => {
  const cloud = await open([
    ['Shop', 'Sales', 'kind', 'shoe', { label: 'shoes' }],
    ['AWS/Lambda', 'Duration', { stat: 'Average' }],
  ]);
  await say(cloud, written({ kind: 'shoe', Sales: 2 }, ['Sales'], [['kind']]));
  await cloud.kernel.runUntil(start + HOUR);
  await say(
    cloud,
    written({ kind: 'shoe', Sales: 3 }, ['Sales'], [['kind']]),
    written({ kind: 'shoe', Sales: 4 }, ['Sales'], [['kind']]),
  );
  const [board] = dashboardsOf(cloud.kernel, 3);
  expect(board).toMatchObject({ name: 'shop', until: start + HOUR });
  expect(board?.widgets).toEqual([
    {
      type: 'metric',
      title: 'Sales',
      lines: [
        { label: 'shoes', points: [undefined, 2, 7] },
        { label: 'Duration', points: [], unmeasured: 'not measured on a laptop' },
      ],
    },
  ]);
  await cloud.stop();
});

test('a dashboard whose body is none is refused by name', async () => {
  const Properties = { DashboardName: 'shop', DashboardBody: '{"widgets": 3}' };
  const cdkOut = writeAssembly({ Shop: { Resources: { Board: { Type: 'AWS::CloudWatch::Dashboard', Properties } } } });
  await expect(boot({ cdkOut, port: 'none', services: allServices, log: () => undefined })).rejects.toThrow(
    'the body of shop is no dashboard',
  );
});
