import * as z from 'zod';
import { AwsError } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import type { AlarmState, MissingData } from './decide-state.ts';
import type { Dimensions } from './declared-metrics.ts';

const number = z.coerce.number();
const whole = number.pipe(z.int().positive());
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const Dimension = z.object({ Name: z.string(), Value: z.string() });
const STATISTICS = ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount'] as const;
const Statistic = z.enum(STATISTICS, {
  error: `the laptop cloud keeps ${STATISTICS.join(', ')} of a minute and no single values: percentiles and trimmed means it cannot tell`,
});
const Period = whole.refine((seconds) => seconds % 60 === 0, {
  error: 'the laptop cloud keeps data by the minute: give a multiple of 60 seconds',
});
const MetricStat = z.object({
  Metric: z.object({ Namespace: z.string(), MetricName: z.string(), Dimensions: z.array(Dimension).default([]) }),
  Period,
  Stat: Statistic,
  Unit: z.string().optional(),
});
const Query = z.object({
  Id: z.string().regex(/^[a-z]\w{0,254}$/, { error: 'an id begins with a lower-case letter' }),
  Expression: z.string().optional(),
  MetricStat: MetricStat.optional(),
  Label: z.string().optional(),
  Period: Period.optional(),
  ReturnData: flag.default(true),
});
const actions = z
  .array(
    z
      .string()
      .regex(/^arn:aws:sns:[^:]+:\d{12}:[\w-]+$/, { error: 'the only action an alarm has on the laptop is an SNS topic' }),
  )
  .max(5)
  .default([]);

/** properties of AWS::CloudWatch::Alarm the laptop honours; what is not here stops the boot by name */
export const AlarmProperties = z.object({
  AlarmName: z.string().min(1).max(255).optional(),
  AlarmDescription: z.string().max(1024).optional(),
  ActionsEnabled: flag.default(true),
  AlarmActions: actions,
  OKActions: actions,
  InsufficientDataActions: actions,
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions: z.array(Dimension).optional(),
  Statistic: Statistic.optional(),
  Period: Period.optional(),
  Unit: z.string().optional(),
  Metrics: z.array(Query).optional(),
  ComparisonOperator: z.enum(
    ['GreaterThanOrEqualToThreshold', 'GreaterThanThreshold', 'LessThanThreshold', 'LessThanOrEqualToThreshold'],
    { error: 'an alarm on the laptop compares with a number: anomaly detection is not run' },
  ),
  Threshold: number,
  EvaluationPeriods: whole,
  DatapointsToAlarm: whole.optional(),
  TreatMissingData: z.enum(['breaching', 'notBreaching', 'ignore', 'missing']).optional(),
});
export type AlarmProperties = z.infer<typeof AlarmProperties>;
export type ComparisonOperator = AlarmProperties['ComparisonOperator'];

/** one metric an alarm reads */
export interface MetricQuery {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
  readonly stat: (typeof STATISTICS)[number];
  readonly unit: string | undefined;
}

export interface AlarmDefinition {
  readonly name: string;
  readonly arn: string;
  readonly properties: AlarmProperties;
  readonly actions: Readonly<Record<AlarmState, readonly string[]>>;
  readonly periodSeconds: number;
  readonly datapointsToAlarm: number;
  readonly missing: MissingData;
  readonly metrics: readonly MetricQuery[];
  readonly expressions: readonly { readonly id: string; readonly text: string }[];
  /** id of the metric or expression that is compared */
  readonly watched: string;
}

const invalid = (text: string): AwsError => new AwsError('ValidationError', text);

/** an alarm as PutMetricAlarm would take it. @throws AwsError ValidationError naming what is wrong */
export function defineAlarm(name: string, arn: string, given: Readonly<Record<string, unknown>>): AlarmDefinition {
  const properties = parseInput(AlarmProperties, given, 'ValidationError');
  const { AlarmActions, OKActions, InsufficientDataActions, EvaluationPeriods, TreatMissingData } = properties;
  const read = properties.Metrics === undefined ? single(properties) : queries(properties.Metrics, properties);
  const datapointsToAlarm = properties.DatapointsToAlarm ?? EvaluationPeriods;
  if (datapointsToAlarm > EvaluationPeriods) throw invalid('DatapointsToAlarm: must not be more than EvaluationPeriods');
  const longest = read.periodSeconds >= 3_600 ? 7 * 86_400 : 86_400;
  if (EvaluationPeriods * read.periodSeconds > longest)
    throw invalid(
      `EvaluationPeriods: together the periods may be ${longest / 86_400} days long, they are ${EvaluationPeriods} of ${read.periodSeconds} s`,
    );
  const dynamodb = read.metrics.some(({ namespace }) => namespace === 'AWS/DynamoDB');
  return {
    name,
    arn,
    properties,
    actions: { ALARM: AlarmActions, OK: OKActions, INSUFFICIENT_DATA: InsufficientDataActions },
    datapointsToAlarm,
    // alarms on DynamoDB ignore missing data unless they say otherwise
    missing: TreatMissingData ?? (dynamodb ? 'ignore' : 'missing'),
    ...read,
  };
}

type Read = Pick<AlarmDefinition, 'periodSeconds' | 'metrics' | 'expressions' | 'watched'>;

function single({ Namespace, MetricName, Dimensions, Statistic, Period, Unit }: AlarmProperties): Read {
  if (Namespace === undefined || MetricName === undefined || Statistic === undefined || Period === undefined)
    throw invalid('an alarm needs Metrics, or MetricName with Namespace, Statistic and Period');
  const dimensions = dimensionsOf(Dimensions ?? []);
  return {
    periodSeconds: Period,
    metrics: [{ id: 'm1', namespace: Namespace, name: MetricName, dimensions, stat: Statistic, unit: Unit }],
    expressions: [],
    watched: 'm1',
  };
}

function queries(list: readonly z.infer<typeof Query>[], { MetricName, Namespace, Period }: AlarmProperties): Read {
  if (MetricName !== undefined || Namespace !== undefined || Period !== undefined)
    throw invalid('Metrics: give either Metrics or MetricName, Namespace and Period, not both');
  const [watched, ...more] = list.filter(({ ReturnData }) => ReturnData);
  if (watched === undefined || more.length > 0) throw invalid('Metrics: exactly one of them has ReturnData true');
  if (new Set(list.map(({ Id }) => Id)).size < list.length) throw invalid('Metrics: every Id must be its own');
  const metrics: MetricQuery[] = [];
  const expressions: { id: string; text: string }[] = [];
  const periods = new Set<number>();
  for (const { Id: id, Expression, MetricStat: stat } of list) {
    if ((Expression === undefined) === (stat === undefined))
      throw invalid(`Metrics: ${id} needs either Expression or MetricStat`);
    if (Expression !== undefined) expressions.push({ id, text: Expression });
    if (stat === undefined) continue;
    const { Namespace: namespace, MetricName: name, Dimensions } = stat.Metric;
    metrics.push({ id, namespace, name, dimensions: dimensionsOf(Dimensions), stat: stat.Stat, unit: stat.Unit });
    periods.add(stat.Period);
  }
  const [periodSeconds, another] = periods;
  if (periodSeconds === undefined) throw invalid('Metrics: an alarm needs a metric to evaluate');
  if (another !== undefined) throw invalid('Metrics: every metric of an alarm must have the same Period');
  if (metrics.length > 10) throw invalid(`Metrics: an alarm may read ten metrics, this one reads ${metrics.length}`);
  return { periodSeconds, metrics, expressions, watched: watched.Id };
}

const dimensionsOf = (list: readonly z.infer<typeof Dimension>[]): Dimensions =>
  Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
