import { AwsError, type ResourceType } from '../../contract.ts';
import { physicalName } from '../physical-name.ts';
import { AlarmProperties } from './define-alarm.ts';
import type { Alarms } from './template-alarms.ts';

/** AWS::CloudWatch::Alarm on a metric or on metric math */
export const alarmType = (alarms: Alarms): ResourceType => ({
  type: 'AWS::CloudWatch::Alarm',
  properties: [
    ...Object.keys(AlarmProperties.shape).filter((name) => name !== 'Metrics' && name !== 'Dimensions'),
    'AlarmActions[]',
    'OKActions[]',
    'InsufficientDataActions[]',
    'Dimensions[].Name',
    'Dimensions[].Value',
    ...['Id', 'Expression', 'Label', 'Period', 'ReturnData'].map((name) => `Metrics[].${name}`),
    ...['Period', 'Stat', 'Unit'].map((name) => `Metrics[].MetricStat.${name}`),
    ...['Namespace', 'MetricName', 'Dimensions[].Name', 'Dimensions[].Value'].map(
      (name) => `Metrics[].MetricStat.Metric.${name}`,
    ),
  ],
  identify(resource) {
    const { AlarmName } = resource.properties;
    const name = typeof AlarmName === 'string' ? AlarmName : physicalName(resource, 255);
    return { ref: name, attributes: { Arn: alarms.arnOf(name) } };
  },
  provision({ stack, logicalId, properties }, { ref: name }) {
    try {
      alarms.put(name, properties);
    } catch (error) {
      if (error instanceof AwsError) throw new AwsError(error.code, `${stack} / ${logicalId}: ${error.message}`, error.status);
      throw error;
    }
  },
});
