import { CloudWatchClient, DescribeAlarmsCommand, ResourceNotFound, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { ListSubscriptionsByTopicCommand, NotFoundException, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boot, type LocalCloud } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { notifications } from '../../src/services/sns/sns-service.ts';
import { writeAssembly } from '../core/write-assembly.ts';

const topic = { Ref: 'Topic' };
const Resources = {
  Topic: {
    Type: 'AWS::SNS::Topic',
    Properties: { TopicName: 'alarms', Subscription: [{ Protocol: 'email', Endpoint: 'ana@shop.example' }] },
  },
  Alarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: 'errors',
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [topic],
    },
  },
};
let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await boot({ cdkOut: writeAssembly({ Shop: { Resources } }), services: allServices, log: () => undefined });
});
afterAll(async () => cloud?.stop());

const config = () => ({
  endpoint: cloud.endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'me', secretAccessKey: 'secret' },
  maxAttempts: 1,
});

test('the SDK’s client of CloudWatch sets an alarm, sees it with its instants, and knows its errors', async () => {
  const client = new CloudWatchClient(config());
  await client.send(new SetAlarmStateCommand({ AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'a drill' }));
  const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({ AlarmNames: ['errors'], MaxRecords: 5 }));
  expect(MetricAlarms).toMatchObject([{ AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'a drill', Threshold: 1 }]);
  expect(MetricAlarms[0]?.StateUpdatedTimestamp).toBeInstanceOf(Date);
  expect(notifications(cloud.kernel)).toMatchObject([{ subject: 'ALARM: "errors" in EU (Frankfurt)' }]);
  const unknown = new SetAlarmStateCommand({ AlarmName: 'none', StateValue: 'OK', StateReason: 'x' });
  await expect(client.send(unknown)).rejects.toThrow(ResourceNotFound);
});

test('the SDK’s client of SNS publishes, lists who is subscribed, and knows its errors', async () => {
  const client = new SNSClient(config());
  const TopicArn = cloud.find('Topic')?.identity.ref ?? '';
  const { MessageId } = await client.send(new PublishCommand({ TopicArn, Subject: 'Hello', Message: 'How & are <you>?' }));
  expect(notifications(cloud.kernel, { limit: 1 })).toMatchObject([{ messageId: MessageId, body: 'How & are <you>?' }]);
  const { Subscriptions } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  expect(Subscriptions).toMatchObject([{ Protocol: 'email', Endpoint: 'ana@shop.example', TopicArn }]);
  await expect(client.send(new PublishCommand({ TopicArn: `${TopicArn}x`, Message: 'x' }))).rejects.toThrow(NotFoundException);
});

test('older clients speak the query protocol, or JSON', async () => {
  const headers = { host: new URL(cloud.endpoint).host };
  const query = await fetch(cloud.endpoint, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=DescribeAlarms&Version=2010-08-01&AlarmNames.member.1=errors',
  });
  const xml = await query.text();
  expect(xml).toContain('<MetricAlarms><member><AlarmName>errors</AlarmName>');
  expect(xml).toMatch(/<StateUpdatedTimestamp>\d{4}-\d\d-\d\dT[\d:.]+Z<\/StateUpdatedTimestamp>/);
  const json = await fetch(cloud.endpoint, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'GraniteServiceVersion20100801.DescribeAlarms',
    },
    body: JSON.stringify({ AlarmNames: ['errors'] }),
  });
  expect(await json.json()).toMatchObject({ MetricAlarms: [{ AlarmName: 'errors' }] });
});
