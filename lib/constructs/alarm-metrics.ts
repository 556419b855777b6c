import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';

/** how much time a data point covers, unless an alarm says otherwise */
export const every = Duration.minutes(5);

/** CloudWatch lets an alarm read no more than this */
export const METRICS_OF_AN_ALARM = 10;

/** how often something was counted, in all of the account and region unless dimensions narrow it */
export const countOf = (namespace: string, metricName: string, dimensionsMap: Record<string, string> = {}): Metric =>
  new Metric({ namespace, metricName, dimensionsMap, period: every, statistic: Stats.SUM });

/** the highest reading */
export const highest = (namespace: string, metricName: string, period = every): Metric =>
  new Metric({ namespace, metricName, period, statistic: Stats.MAXIMUM });

/**
 * A metric, or the sum of several of one period, with what is missing as 0. Without that CloudWatch goes by the last real data point of
 * three periods: a sweep would be missed after nine hours instead of three, and what is over would ring again when the last good data
 * point leaves the window before the bad one. One sum where ten metrics are enough, else several.
 */
export const filled = (metrics: readonly Metric[], label: string): MathExpression[] => {
  const parts: MathExpression[] = [];
  const period = metrics[0]?.period ?? every;
  for (let from = 0; from < metrics.length; from += METRICS_OF_AN_ALARM) {
    const part = metrics.slice(from, from + METRICS_OF_AN_ALARM).map((metric, at) => [`m${at}`, metric] as const);
    const expression = part.map(([id]) => `FILL(${id}, 0)`).join(' + ');
    parts.push(new MathExpression({ expression, usingMetrics: Object.fromEntries(part), label, period }));
  }
  return parts;
};
