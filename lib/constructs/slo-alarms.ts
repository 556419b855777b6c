import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { promises } from '../../domain/measures/promises.ts';
import type { StageConfig } from '../config.ts';
import { pascalCase } from '../functions.ts';
import { alarm } from './alarm.ts';
import { measureMetric } from './measure-metrics.ts';

/** of a hundred, so many may be late in thirty days */
export const OBJECTIVE = 0.99;
/** fewer in a window are no rate: one late of two would ring at night */
export const LEAST = 10;
/**
 * How many times faster than allowed the budget of thirty days goes, and over which window that rings. An hour at 14.4 takes two per cent of
 * it, six hours at six take five. Source: "Alerting on SLOs", The Site Reliability Workbook. A period of an hour and more may reach a week
 * back; the short second window of that book would need a composite alarm of 0.50 a month each.
 */
export const windows = [
  { hours: 1, burn: 14.4 },
  { hours: 6, burn: 6 },
] as const;

const told = {
  application: { heading: 'slo-applications', what: 'Applications take more than a minute to become merchants' },
  due: { heading: 'slo-due', what: 'Things that are due are handled more than an hour late' },
  decision: { heading: 'slo-decisions', what: 'Decisions of people take more than a minute to resume their runs' },
} as const;

/** alarms on what we promise: not on a failure, but on how fast the failures we allow ourselves are used up */
export class SloAlarms extends Construct {
  constructor(scope: Construct, id: string, { config, topic }: { config: StageConfig; topic: ITopic }) {
    super(scope, id);
    for (const promise of ['application', 'due', 'decision'] as const) {
      const { heading, what } = told[promise];
      const { all, late } = promises[promise];
      for (const [at, { hours, burn }] of windows.entries()) {
        const period = Duration.hours(hours);
        alarm(this, `${pascalCase(heading)}${at === 0 ? '' : at + 1}`, {
          ...{ config, topic, heading, part: at + 1 },
          metric: new MathExpression({
            // what is missing is 0, and so few that nothing can be said are none
            expression: `IF(FILL(m1, 0) >= ${LEAST}, FILL(m0, 0) / FILL(m1, 0), 0)`,
            usingMetrics: { m0: measureMetric(config, late, { period }), m1: measureMetric(config, all, { period }) },
            label: heading,
            period,
          }),
          threshold: Number((burn * (1 - OBJECTIVE)).toFixed(3)),
          what: `${what}: ${burn} times as many in ${hours === 1 ? 'an hour' : `${hours} hours`} as a month allows.`,
        });
      }
    }
  }
}
