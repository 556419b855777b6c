import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type Measure, measures } from '../../domain/measures/measured.ts';
import type { Clock } from '../../domain/ports.ts';

/**
 * Writes measures as CloudWatch's embedded format into the function's log, which is where CloudWatch counts them from: no call, no permission.
 * The namespace is in the environment of every function. Each measure is a blob of its own, so none gets another's dimension.
 */
export const measureOf = (serviceName: string, clock: Clock): Measure => {
  const metrics = new Metrics({ serviceName });
  return (all) => {
    for (const { name, value, of } of all) {
      const single = metrics.singleMetric();
      single.setTimestamp(Date.parse(clock.now()));
      const dimension = measures[name];
      if (dimension !== undefined && of !== undefined) single.addDimension(dimension, of);
      single.addMetric(name, name === 'EventLag' ? MetricUnit.Milliseconds : MetricUnit.Count, value);
    }
  };
};
