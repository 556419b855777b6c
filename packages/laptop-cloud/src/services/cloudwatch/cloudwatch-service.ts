import * as z from 'zod';
import { AwsError, type Kernel, type Service } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { alarmType } from './cloudwatch-resource-types.ts';
import { Dashboards, dashboardType } from './dashboards.ts';
import { Alarms } from './template-alarms.ts';
import type { Alarm, AlarmOptions } from './watching-alarm.ts';

const State = z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']);
const MaxRecords = z.coerce.number().pipe(z.int().min(1).max(100)).default(100);
const Describe = z.strictObject({
  AlarmNames: z.array(z.string()).max(100).optional(),
  AlarmNamePrefix: z.string().optional(),
  AlarmTypes: z.array(z.enum(['MetricAlarm', 'CompositeAlarm'])).optional(),
  StateValue: State.optional(),
  ActionPrefix: z.string().optional(),
  MaxRecords,
  NextToken: z.string().optional(),
});
const History = z.strictObject({
  AlarmName: z.string().optional(),
  AlarmTypes: z.array(z.enum(['MetricAlarm', 'CompositeAlarm'])).optional(),
  HistoryItemType: z.enum(['ConfigurationUpdate', 'StateUpdate', 'Action']).optional(),
  MaxRecords,
  NextToken: z.string().optional(),
});
const SetState = z.strictObject({
  AlarmName: z.string(),
  StateValue: State,
  StateReason: z.string().max(1023),
  StateReasonData: z.string().max(4000).default(''),
});
const Named = z.strictObject({ AlarmNames: z.array(z.string()).max(100) });

/** an alarm as DescribeAlarms shows it */
export function describeAlarm({ definition, record }: Alarm) {
  const { AlarmDescription, AlarmActions, OKActions, InsufficientDataActions, EvaluationPeriods, DatapointsToAlarm } =
    definition.properties;
  const { ComparisonOperator, Threshold, TreatMissingData } = definition.properties;
  const list = (dimensions: Readonly<Record<string, string>>) =>
    Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  const [only] = definition.metrics;
  const watched =
    definition.expressions.length === 0 && only !== undefined
      ? {
          MetricName: only.name,
          Namespace: only.namespace,
          Statistic: only.stat,
          Dimensions: list(only.dimensions),
          Period: definition.periodSeconds,
        }
      : { Metrics: definition.properties.Metrics };
  return {
    AlarmName: definition.name,
    AlarmArn: definition.arn,
    ...(AlarmDescription !== undefined && { AlarmDescription }),
    AlarmConfigurationUpdatedTimestamp: record.configuredAt / 1000,
    ActionsEnabled: record.actionsEnabled,
    OKActions,
    AlarmActions,
    InsufficientDataActions,
    StateValue: record.state,
    StateReason: record.reason,
    ...(record.reasonData !== '' && { StateReasonData: record.reasonData }),
    StateUpdatedTimestamp: record.since / 1000,
    StateTransitionedTimestamp: record.since / 1000,
    EvaluationPeriods,
    ...(DatapointsToAlarm !== undefined && { DatapointsToAlarm }),
    Threshold,
    ComparisonOperator,
    TreatMissingData: TreatMissingData ?? 'missing',
    ...watched,
  };
}

function actions(alarms: Alarms) {
  const enable = (enabled: boolean) => (input: unknown) => {
    for (const name of parseInput(Named, input, 'ValidationError').AlarmNames) alarms.get(name).enableActions(enabled);
    return {};
  };
  return {
    DescribeAlarms(input: unknown) {
      const asked = parseInput(Describe, input, 'ValidationError');
      const wanted = alarms.all().filter(({ definition, record }) => {
        const { name } = definition;
        return (
          (asked.AlarmNames?.includes(name) ?? true) &&
          name.startsWith(asked.AlarmNamePrefix ?? '') &&
          (asked.AlarmTypes?.includes('MetricAlarm') ?? true) &&
          (asked.StateValue === undefined || record.state === asked.StateValue) &&
          (asked.ActionPrefix === undefined ||
            Object.values(definition.actions).some((arns) => arns.some((arn) => arn.startsWith(asked.ActionPrefix ?? '')))) &&
          (asked.NextToken === undefined || name > asked.NextToken)
        );
      });
      const page = wanted.slice(0, asked.MaxRecords);
      return {
        MetricAlarms: page.map(describeAlarm),
        CompositeAlarms: [],
        ...(wanted.length > page.length && { NextToken: page.at(-1)?.definition.name }),
      };
    },
    DescribeAlarmHistory(input: unknown) {
      const asked = parseInput(History, input, 'ValidationError');
      const before = asked.NextToken === undefined ? Number.MAX_SAFE_INTEGER : Number(asked.NextToken);
      if (!Number.isSafeInteger(before)) throw new AwsError('InvalidNextToken', 'NextToken: it is not one of an earlier answer');
      const rows = alarms.store.history({
        alarm: asked.AlarmName ?? null,
        type: asked.HistoryItemType ?? null,
        before,
        limit: asked.MaxRecords + 1,
      });
      const page = rows.slice(0, asked.MaxRecords);
      return {
        AlarmHistoryItems: page.map(({ alarm, at, type, summary, data }) => ({
          AlarmName: alarm,
          AlarmType: 'MetricAlarm',
          Timestamp: at / 1000,
          HistoryItemType: type,
          HistorySummary: summary,
          HistoryData: data,
        })),
        ...(rows.length > page.length && { NextToken: String(page.at(-1)?.id) }),
      };
    },
    SetAlarmState(input: unknown) {
      const { AlarmName, StateValue, StateReason, StateReasonData } = parseInput(SetState, input, 'ValidationError');
      alarms.get(AlarmName).set(StateValue, { text: StateReason, data: StateReasonData });
      return {};
    },
    EnableAlarmActions: enable(true),
    DisableAlarmActions: enable(false),
  };
}

const Addressed = z.object({ AlarmName: z.string().optional(), AlarmNames: z.array(z.string()).optional() }).catch({});

const states = new WeakMap<Kernel, Alarms>();

/** the alarms of a kernel as DescribeAlarms shows them, for a screen of the laptop */
export const alarmsOf = (kernel: Kernel) => (states.get(kernel)?.all() ?? []).map(describeAlarm);

const drawn = new WeakMap<Kernel, Dashboards>();

/** the dashboards of a kernel with the newest hours of what they show, for a page of the laptop */
export const dashboardsOf = (kernel: Kernel, hours: number) => drawn.get(kernel)?.draw(hours) ?? [];

/**
 * Amazon CloudWatch: alarms on what the other services measure and what functions write in the embedded format. By the minute, metrics are
 * kept as far back as an alarm looks; what a dashboard shows, by the hour.
 */
export function cloudwatchService(kernel: Kernel, options: AlarmOptions = {}): Service {
  const alarms = new Alarms(kernel, options);
  states.set(kernel, alarms);
  const dashboards = new Dashboards(kernel);
  drawn.set(kernel, dashboards);
  return {
    name: 'cloudwatch',
    resourceTypes: [alarmType(alarms), dashboardType(dashboards)],
    actions: actions(alarms),
    authorize(action: string, input: unknown) {
      const { AlarmName, AlarmNames } = Addressed.parse(input ?? {});
      const names = AlarmNames ?? (AlarmName === undefined ? [] : [AlarmName]);
      const resources = names.length === 0 ? ['*'] : names.map((name) => alarms.arnOf(name));
      return resources.map((resource) => ({ action: `cloudwatch:${action}`, resource }));
    },
    start: () => alarms.start(),
    stop: () => alarms.stop(),
  };
}
