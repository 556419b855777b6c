import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';

/** `part`: where several share a heading, which of them it is */
export const alarmName = ({ stage }: StageConfig, heading: string, part = 1): string =>
  `firstsale-${stage}-${heading}${part === 1 ? '' : `-${part}`}`;

/** an alarm that tells somebody when it rings and when it clears, and where to read what to do: `heading` is one of docs/runbook.md */
export const alarm = (
  scope: Construct,
  id: string,
  props: {
    config: StageConfig;
    metric: IMetric;
    threshold: number;
    what: string;
    heading: string;
    topic: ITopic;
    /** where several alarms share a heading: which of them it is */
    part?: number;
    /** rings when there is less than the threshold, and when there is nothing at all: for what must happen */
    whenMissing?: boolean;
  },
): Alarm => {
  const { part = 1 } = props;
  const it = new Alarm(scope, id, {
    alarmName: alarmName(props.config, props.heading, part),
    alarmDescription: `${props.what} What to do: ${props.config.runbook}#${props.heading}`,
    metric: props.metric,
    threshold: props.threshold,
    evaluationPeriods: 1,
    comparisonOperator: props.whenMissing
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: props.whenMissing ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  const action = new SnsAction(props.topic);
  it.addAlarmAction(action);
  it.addOkAction(action);
  return it;
};
