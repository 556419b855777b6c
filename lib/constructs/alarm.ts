import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';

/** an alarm that tells somebody, and where to read what to do: `heading` is one of docs/runbook.md */
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
    /** rings when there is less than the threshold, and when there is nothing at all: for what must happen */
    whenMissing?: boolean;
  },
): Alarm => {
  const it = new Alarm(scope, id, {
    alarmName: `firstsale-${props.config.stage}-${props.heading}`,
    alarmDescription: `${props.what} What to do: ${props.config.runbook}#${props.heading}`,
    metric: props.metric,
    threshold: props.threshold,
    evaluationPeriods: 1,
    comparisonOperator: props.whenMissing
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: props.whenMissing ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  it.addAlarmAction(new SnsAction(props.topic));
  return it;
};
