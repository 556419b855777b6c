import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';

/** how much time a data point covers, unless an alarm says otherwise */
export const every = Duration.minutes(5);

/** CloudWatch lets an alarm read no more than this */
const METRICS_OF_AN_ALARM = 10;

/** how often something was counted, in all of the account and region unless dimensions narrow it */
export const countOf = (namespace: string, metricName: string, dimensionsMap: Record<string, string> = {}): Metric =>
  new Metric({ namespace, metricName, dimensionsMap, period: every, statistic: Stats.SUM });

/** the highest reading */
export const highest = (namespace: string, metricName: string, period = every): Metric =>
  new Metric({ namespace, metricName, period, statistic: Stats.MAXIMUM });

/**
 * Sums of metrics that are reported only when there is something to report: what is missing counts as 0. Without that CloudWatch goes by
 * the last real data point of three periods: a sweep would be missed after nine hours instead of three. One sum where ten metrics are
 * enough, else several.
 */
export const sums = (metrics: readonly Metric[], label: string, period = every): IMetric[] => {
  const parts: IMetric[] = [];
  for (let from = 0; from < metrics.length; from += METRICS_OF_AN_ALARM) {
    const part = metrics.slice(from, from + METRICS_OF_AN_ALARM).map((metric, at) => [`m${at}`, metric] as const);
    const expression = part.map(([id]) => `FILL(${id}, 0)`).join(' + ');
    parts.push(new MathExpression({ expression, usingMetrics: Object.fromEntries(part), label, period }));
  }
  return parts;
};
