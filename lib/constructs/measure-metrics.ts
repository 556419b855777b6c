import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { type MeasureName, measures } from '../../domain/measures/measured.ts';
import type { StageConfig } from '../config.ts';

/** of a stage: two in one account are counted apart */
export const namespaceOf = ({ stage }: StageConfig): string => `Firstsale/${stage}`;

/** the handler that measures it: the logger's library makes it a dimension of each */
const services: Readonly<Record<MeasureName, string>> = {
  Milestones: 'publish-timeline',
  Stalls: 'publish-timeline',
  NudgesSent: 'publish-timeline',
  NudgesSuppressed: 'publish-timeline',
  TasksOpened: 'publish-timeline',
  TasksEnded: 'publish-timeline',
  TasksOverdue: 'publish-timeline',
  TasksOpen: 'roll-up-figures',
  TasksLate: 'roll-up-figures',
  EventLag: 'publish-timeline',
  ApplicationsRegistered: 'register-merchant',
  ApplicationsLate: 'register-merchant',
  DueHandled: 'handle-due',
  DueLate: 'handle-due',
  DecisionsResumed: 'resume-run',
  DecisionsLate: 'resume-run',
};

/** a measure as CloudWatch has it. @param of the value of its dimension */
export const measureMetric = (
  config: StageConfig,
  name: MeasureName,
  { of, period = Duration.hours(1) }: { of?: string; period?: Duration } = {},
): Metric => {
  const dimension = measures[name];
  return new Metric({
    namespace: namespaceOf(config),
    metricName: name,
    dimensionsMap: { service: services[name], ...(dimension !== undefined && of !== undefined && { [dimension]: of }) },
    statistic: name === 'EventLag' || name === 'TasksOpen' || name === 'TasksLate' ? Stats.MAXIMUM : Stats.SUM,
    period,
  });
};
