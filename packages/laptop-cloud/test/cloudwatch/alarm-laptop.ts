import type { Service } from '../../src/contract.ts';
import { createKernel } from '../../src/kernel/kernel.ts';
import type { KernelOptions } from '../../src/kernel/kernel-options.ts';
import { cloudwatchService } from '../../src/services/cloudwatch/cloudwatch-service.ts';
import { metricsOf } from '../../src/services/cloudwatch/declared-metrics.ts';
import type { AlarmOptions } from '../../src/services/cloudwatch/watching-alarm.ts';
import { notifications, snsService } from '../../src/services/sns/sns-service.ts';

export const start = Date.parse('2026-03-02T09:00:00.000Z');
export const topicArn = 'arn:aws:sns:eu-central-1:123456789012:alarms';
const MINUTE = 60_000;

/** an alarm on the sales of a shop, one data point of a minute unless said otherwise */
export const onSales = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  AlarmName: 'sales',
  Namespace: 'Shop',
  MetricName: 'Sales',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 10,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  TreatMissingData: 'notBreaching',
  AlarmActions: [topicArn],
  OKActions: [topicArn],
  ...more,
});

/** CloudWatch and SNS beside a shop that reports its sales and how long its line is */
export async function alarmLaptop(
  alarms: readonly Record<string, unknown>[],
  { lookEveryMinute = false, ...options }: KernelOptions & AlarmOptions = {},
) {
  const kernel = createKernel({ start, seed: 3, concurrency: 1, log: () => undefined, ...options });
  const metrics = metricsOf(kernel);
  const sales = metrics.counter({ namespace: 'Shop', name: 'Sales', dimensions: [[], ['Till']], unit: 'Count' });
  const line = { length: undefined as number | undefined, listeners: [] as (() => void)[], read: 0 };
  metrics.gauge(
    { namespace: 'Shop', name: 'LineLength', dimensions: [[]], unit: 'Count' },
    {
      read: () => {
        line.read += 1;
        return line.length;
      },
      soonest: (_, limit) => ((line.length ?? 0) >= limit ? kernel.now() : Number.POSITIVE_INFINITY),
      onChange: (_, listener) => void line.listeners.push(listener),
    },
  );
  const services: Service[] = [snsService(kernel), cloudwatchService(kernel, { lookEveryMinute })];
  for (const service of services) kernel.register(service);
  const provision = async (type: string, logicalId: string, properties: Record<string, unknown>) => {
    const known = services.flatMap((service) => service.resourceTypes).find((one) => one.type === type);
    if (!known) throw new Error(`no resource type ${type}`);
    const resource = { stack: 'Shop', logicalId, type, properties, dependsOn: [] };
    await known.provision(resource, known.identify(resource, kernel));
  };
  await provision('AWS::SNS::Topic', 'Topic', {
    TopicName: 'alarms',
    Subscription: [{ Protocol: 'email', Endpoint: 'ana@shop.example' }],
  });
  for (const [at, alarm] of alarms.entries()) await provision('AWS::CloudWatch::Alarm', `Alarm${at}`, alarm);
  for (const service of services) await service.start();
  const call = (service: string, action: string, input: unknown): Promise<any> =>
    kernel.request('test', () => kernel.call({ service, action, input, principal: { kind: 'root' } }));
  return {
    kernel,
    call,
    sell: (count: number, till?: string) => sales.report(count, till === undefined ? {} : { Till: till }),
    /** how long the line is from now on; undefined: the shop is closed */
    queueUp: (length: number | undefined) => {
      line.length = length;
      for (const listener of line.listeners) listener();
    },
    readings: () => line.read,
    minutes: (count: number) => kernel.runUntil(kernel.now() + count * MINUTE),
    /** until that many minutes after the start */
    until: (minute: number) => kernel.runUntil(start + minute * MINUTE),
    state: async (name = 'sales'): Promise<string> =>
      (await call('cloudwatch', 'DescribeAlarms', { AlarmNames: [name] })).MetricAlarms[0].StateValue,
    /** subjects of what was mailed, oldest first, with the minute */
    mails: () =>
      notifications(kernel, { limit: 100 })
        .toReversed()
        .map(({ subject, sentAt }) => `${(sentAt - start) / MINUTE} ${subject.split(' in ')[0]}`),
    end: async () => {
      for (const service of services) await service.stop();
      await kernel.stop();
    },
  };
}
