import type { Instant } from '../../contract.ts';
import { messageTime, type Reason } from './alarm-reason.ts';
import type { AlarmState } from './decide-state.ts';
import type { AlarmDefinition } from './define-alarm.ts';

/** an alarm that went from one state to another */
export interface Transition {
  readonly definition: AlarmDefinition;
  readonly from: AlarmState;
  readonly to: AlarmState;
  readonly reason: Reason;
  readonly at: Instant;
  readonly configuredAt: Instant;
}

/** what goes to SNS: one text for programs, one for people */
export interface AlarmMessage {
  readonly Subject: string;
  readonly Message: string;
  readonly MessageStructure: 'json';
}

/** messages name a region as the console does; one that is not here goes by its code */
const REGIONS: Readonly<Record<string, string>> = {
  'us-east-1': 'US East (N. Virginia)',
  'us-east-2': 'US East (Ohio)',
  'us-west-1': 'US West (N. California)',
  'us-west-2': 'US West (Oregon)',
  'ca-central-1': 'Canada (Central)',
  'eu-central-1': 'EU (Frankfurt)',
  'eu-west-1': 'EU (Ireland)',
  'eu-west-2': 'EU (London)',
  'eu-west-3': 'EU (Paris)',
  'eu-north-1': 'EU (Stockholm)',
  'eu-south-1': 'EU (Milan)',
};

const dimensionList = (dimensions: Readonly<Record<string, string>>) =>
  Object.entries(dimensions).map(([name, value]) => ({ value, name }));

function trigger({ properties, periodSeconds, metrics, expressions, watched }: AlarmDefinition): object {
  const { EvaluationPeriods, DatapointsToAlarm, ComparisonOperator, Threshold, TreatMissingData } = properties;
  const common = {
    Period: periodSeconds,
    EvaluationPeriods,
    ...(DatapointsToAlarm !== undefined && { DatapointsToAlarm }),
    ComparisonOperator,
    Threshold,
    TreatMissingData: TreatMissingData ?? 'missing',
    EvaluateLowSampleCountPercentile: '',
  };
  const [only] = metrics;
  if (expressions.length === 0 && only !== undefined)
    return {
      MetricName: only.name,
      Namespace: only.namespace,
      StatisticType: 'Statistic',
      Statistic: only.stat.toUpperCase(),
      Unit: only.unit ?? null,
      Dimensions: dimensionList(only.dimensions),
      ...common,
    };
  return {
    ...common,
    Metrics: [
      ...expressions.map(({ id, text }) => ({ Expression: text, Id: id, ReturnData: id === watched })),
      ...metrics.map(({ id, namespace, name, dimensions, stat }) => ({
        Id: id,
        MetricStat: {
          Metric: { Dimensions: dimensionList(dimensions), MetricName: name, Namespace: namespace },
          Period: periodSeconds,
          Stat: stat,
        },
        ReturnData: id === watched,
      })),
    ],
  };
}

function letter(transition: Transition, region: string): string {
  const { definition, from, to, reason, at } = transition;
  const { AlarmDescription } = definition.properties;
  return `The alarm "${definition.name}" in ${region} is now ${to}.

Description:  ${AlarmDescription ?? '(none)'}
State change: ${from} -> ${to}
Reason:       ${reason.text}
Time:         ${new Date(at).toUTCString()}
Alarm:        ${definition.arn}
`;
}

/** the message of a transition; its JSON has the fields CloudWatch's has */
export function alarmMessage(transition: Transition, place: { account: string; region: string }): AlarmMessage {
  const { definition, from, to, reason, at, configuredAt } = transition;
  const { AlarmDescription, OKActions, AlarmActions, InsufficientDataActions } = definition.properties;
  const region = REGIONS[place.region] ?? place.region;
  const forPrograms = {
    AlarmName: definition.name,
    AlarmDescription: AlarmDescription ?? null,
    AWSAccountId: place.account,
    AlarmConfigurationUpdatedTimestamp: messageTime(configuredAt),
    NewStateValue: to,
    NewStateReason: reason.text,
    StateChangeTime: messageTime(at),
    Region: region,
    AlarmArn: definition.arn,
    OldStateValue: from,
    OKActions,
    AlarmActions,
    InsufficientDataActions,
    Trigger: trigger(definition),
  };
  return {
    Subject: `${to}: "${definition.name}" in ${region}`.slice(0, 100),
    Message: JSON.stringify({ default: JSON.stringify(forPrograms), email: letter(transition, region) }),
    MessageStructure: 'json',
  };
}
