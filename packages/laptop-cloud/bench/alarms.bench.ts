/**
 * What alarms cost while nothing is wrong: what a report and a message cost more with an alarm on them, and how often forty alarms are
 * looked at in ten busy days. Baselines: the same without alarms, and CloudWatch's own way, every alarm every minute.
 * Run: node packages/laptop-cloud/bench/alarms.bench.ts. Processor time, so that what else the machine does decides nothing.
 */
import { createKernel } from '../src/kernel/kernel.ts';
import { cloudwatchService } from '../src/services/cloudwatch/cloudwatch-service.ts';
import { metricsOf } from '../src/services/cloudwatch/declared-metrics.ts';
import { snsService } from '../src/services/sns/sns-service.ts';
import { queuesOf, sqsService } from '../src/services/sqs/sqs-service.ts';

const MINUTE = 60_000;
const DAYS = 10;
const busy = ['payments', 'due', 'emails'];
const dead = Array.from({ length: 7 }, (_, at) => `dead-${at}`);
const counted = Array.from({ length: 30 }, (_, at) => `Counted${at}`);
const alarms = busy.length + dead.length + counted.length;

async function open(watched: boolean) {
  const kernel = createKernel({ start: 0, seed: 1, concurrency: 1, log: () => undefined });
  const sqs = sqsService(kernel);
  const counters = counted.map((name) =>
    metricsOf(kernel).counter({ namespace: 'Bench', name, dimensions: [[]], unit: 'Count' }),
  );
  const cloudwatch = cloudwatchService(kernel);
  for (const service of [sqs, snsService(kernel), cloudwatch]) kernel.register(service);
  const queues = [...busy, ...dead].map((name) => queuesOf(kernel).create(name, {}));
  const [alarmType] = cloudwatch.resourceTypes;
  const alarm = async (AlarmName: string, own: Record<string, unknown>): Promise<void> => {
    const properties = {
      AlarmName,
      Period: 300,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      ...own,
    };
    const resource = { stack: 'Bench', logicalId: AlarmName, type: 'AWS::CloudWatch::Alarm', properties, dependsOn: [] };
    await alarmType?.provision(resource, alarmType.identify(resource, kernel));
  };
  const onQueue = (name: string, MetricName: string, Threshold: number) =>
    alarm(name, {
      Namespace: 'AWS/SQS',
      MetricName,
      Dimensions: [{ Name: 'QueueName', Value: name }],
      Statistic: 'Maximum',
      Threshold,
    });
  if (watched) {
    for (const name of busy) await onQueue(name, 'ApproximateAgeOfOldestMessage', 900);
    for (const name of dead) await onQueue(name, 'ApproximateNumberOfMessagesVisible', 1);
    for (const name of counted) await alarm(name, { Namespace: 'Bench', MetricName: name, Statistic: 'Sum', Threshold: 10 });
  }
  await cloudwatch.start();
  await kernel.runUntil(MINUTE);
  const report = (): void => counters[0]?.report(0, {});
  const message = (): void => {
    const now = kernel.now();
    const [queue] = queues;
    queue?.remove(queue.add({ id: 'x', body: 'x', attributes: {}, sender: 'x', sentAt: now, visibleAt: now }));
  };
  return { kernel, counters, report, message };
}

/** ns of processor time a call, the least of seven rounds after a warm-up */
function measure(work: () => void, calls: number): number {
  const round = (): number => {
    const began = process.cpuUsage();
    for (let call = 0; call < calls; call += 1) work();
    const { user, system } = process.cpuUsage(began);
    return ((user + system) * 1000) / calls;
  };
  round();
  return Math.min(...Array.from({ length: 7 }, round));
}

const [plain, watched] = [await open(false), await open(true)];
const rows = [
  { what: 'a report of a metric, ns', plain: measure(plain.report, 2e6), watched: measure(watched.report, 2e6) },
  { what: 'a message sent and deleted, ns', plain: measure(plain.message, 2e4), watched: measure(watched.message, 2e4) },
];
console.table(
  rows.map(({ what, ...ns }) => ({
    what,
    'without an alarm': ns.plain.toFixed(0),
    'with a quiet one': ns.watched.toFixed(0),
  })),
);

// each minute fifty invocations report three metrics each and a message comes and goes; only alarms set timers here
const { kernel, counters, message } = await open(true);
const began = kernel.now();
let looks = 0;
for (let minute = 1; minute < DAYS * 1440; minute += 1) {
  const due = kernel.nextTimer;
  await kernel.runUntil(began + minute * MINUTE + 30_000);
  if (due !== undefined && due <= kernel.now()) looks += 1;
  for (let run = 0; run < 50; run += 1) for (const counter of counters.slice(0, 3)) counter.report(0, {});
  message();
}
const all = alarms * DAYS * 1440;
console.table([
  { what: `${alarms} quiet alarms in ${DAYS} busy days`, 'minutes something was looked at': looks },
  { what: 'every alarm every minute', 'minutes something was looked at': all },
]);
const [report] = rows;
if (looks > all / 100 || (report?.watched ?? Number.POSITIVE_INFINITY) > 1_000) {
  console.error('quiet alarms are looked at more than once in a hundred minutes, or a report costs more than a microsecond');
  process.exitCode = 1;
}
