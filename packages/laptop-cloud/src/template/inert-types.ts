import type { Identity, Resource, ResourceType } from '../contract.ts';

interface InertType {
  readonly type: string;
  /** why nothing of it needs to run on a laptop */
  readonly reason: string;
  /** top-level properties that are known; any other stops the boot like everywhere else */
  readonly properties: readonly string[];
  readonly identify: (resource: Resource, place: { account: string; region: string }) => Identity;
}

const nameFrom = (resource: Resource, property: string): string => {
  const name = resource.properties[property];
  return typeof name === 'string' ? name : `${resource.stack}-${resource.logicalId}`;
};

const alarmProperties = [
  'ActionsEnabled',
  'AlarmActions',
  'AlarmDescription',
  'AlarmName',
  'ComparisonOperator',
  'DatapointsToAlarm',
  'Dimensions',
  'EvaluateLowSampleCountPercentile',
  'EvaluationPeriods',
  'ExtendedStatistic',
  'InsufficientDataActions',
  'MetricName',
  'Metrics',
  'Namespace',
  'OKActions',
  'Period',
  'Statistic',
  'Tags',
  'Threshold',
  'ThresholdMetricId',
  'TreatMissingData',
  'Unit',
];

const alarm = (resource: Resource, { account, region }: { account: string; region: string }): Identity => {
  const name = nameFrom(resource, 'AlarmName');
  return { ref: name, attributes: { Arn: `arn:aws:cloudwatch:${region}:${account}:alarm:${name}` } };
};

/** The types of a template that have no meaning at run time on a laptop, each with the reason; everything else is run or refused. */
export const inertTypes: readonly InertType[] = [
  {
    type: 'AWS::CDK::Metadata',
    reason: 'CDK counts its own use with it',
    properties: ['Analytics'],
    identify: (resource) => ({ ref: resource.logicalId, attributes: {} }),
  },
  {
    type: 'AWS::Cognito::ManagedLoginBranding',
    reason: 'how the hosted sign-in page looks, which a laptop does not have',
    properties: ['Assets', 'ClientId', 'ReturnMergedResources', 'Settings', 'UseCognitoProvidedValues', 'UserPoolId'],
    identify: (resource) => ({ ref: resource.logicalId, attributes: { ManagedLoginBrandingId: resource.logicalId } }),
  },
  {
    type: 'AWS::CloudWatch::Alarm',
    reason: 'no metrics are kept on a laptop, so no alarm can ring; failures are in the log and on the terminal',
    properties: alarmProperties,
    identify: alarm,
  },
  {
    type: 'AWS::CloudWatch::CompositeAlarm',
    reason: 'no metrics are kept on a laptop, so no alarm can ring',
    properties: [
      'ActionsEnabled',
      'ActionsSuppressor',
      'ActionsSuppressorExtensionPeriod',
      'ActionsSuppressorWaitPeriod',
      'AlarmActions',
      'AlarmDescription',
      'AlarmName',
      'AlarmRule',
      'InsufficientDataActions',
      'OKActions',
      'Tags',
    ],
    identify: alarm,
  },
  {
    type: 'AWS::CloudWatch::Dashboard',
    reason: 'no metrics are kept on a laptop, so there is nothing to draw',
    properties: ['DashboardBody', 'DashboardName', 'Tags'],
    identify: (resource) => ({ ref: nameFrom(resource, 'DashboardName'), attributes: {} }),
  },
  {
    type: 'AWS::Logs::MetricFilter',
    reason: 'no metrics are kept on a laptop',
    properties: [
      'ApplyOnTransformedLogs',
      'EmitSystemFieldDimensions',
      'FieldSelectionCriteria',
      'FilterName',
      'FilterPattern',
      'LogGroupName',
      'MetricTransformations',
    ],
    identify: (resource) => ({ ref: nameFrom(resource, 'FilterName'), attributes: {} }),
  },
  {
    type: 'AWS::SNS::Topic',
    reason: 'only alarms publish to it, and no alarm can ring; a call to SNS is refused by name',
    properties: ['DisplayName', 'KmsMasterKeyId', 'Tags', 'TopicName'],
    identify: (resource, { account, region }) => {
      const name = nameFrom(resource, 'TopicName');
      const arn = `arn:aws:sns:${region}:${account}:${name}`;
      return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
    },
  },
  {
    type: 'AWS::SNS::TopicPolicy',
    reason: 'nothing can publish to a topic on a laptop',
    properties: ['PolicyDocument', 'Topics'],
    identify: (resource) => ({ ref: resource.logicalId, attributes: { Id: resource.logicalId } }),
  },
  {
    type: 'AWS::SNS::Subscription',
    reason: 'nothing can publish to a topic on a laptop, so nobody is told',
    properties: ['Endpoint', 'Protocol', 'TopicArn'],
    identify: (resource) => ({ ref: resource.logicalId, attributes: { Arn: resource.logicalId } }),
  },
];

/** as a resource type, so that the loader treats it like any other */
export const inertResourceTypes: readonly ResourceType[] = inertTypes.map(({ type, properties, identify }) => ({
  type,
  properties: properties.map((property) => `${property}.**`),
  identify,
  provision: () => undefined,
}));
