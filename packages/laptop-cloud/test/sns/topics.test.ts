import { describe, expect, test } from 'vitest';
import { boot } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { notifications } from '../../src/services/sns/sns-service.ts';
import { writeAssembly } from '../core/write-assembly.ts';

const MINUTE = 60_000;
const Ref = (logicalId: string) => ({ Ref: logicalId });
const hook = 'https://pager.example/key';

/** a queue with an alarm on its depth, whose topic mails Ana and calls a pager */
const watched = (more: Record<string, unknown> = {}, topic: object = {}) => ({
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'letters' } },
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alarms', ...topic } },
  Mail: {
    Type: 'AWS::SNS::Subscription',
    Properties: { TopicArn: Ref('Topic'), Protocol: 'email', Endpoint: 'ana@shop.example' },
  },
  Pager: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: Ref('Topic'), Protocol: 'https', Endpoint: hook } },
  Alarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: 'letters',
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Queue', 'QueueName'] } }],
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [Ref('Topic')],
    },
  },
  ...more,
});

const policy = (...Statement: object[]) => ({
  Policy: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: { Topics: [Ref('Topic')], PolicyDocument: { Version: '2012-10-17', Statement } },
  },
});
const onlyTls = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sns:Publish',
  Resource: Ref('Topic'),
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const cloudwatchOf = (account: string) => ({
  Effect: 'Allow',
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Action: 'sns:Publish',
  Resource: Ref('Topic'),
  Condition: { StringEquals: { 'aws:SourceAccount': account } },
});

async function open(Resources: Record<string, unknown>) {
  const logged: string[] = [];
  const cloud = await boot({
    cdkOut: writeAssembly({ Shop: { Resources } }),
    port: 'none',
    start: Date.parse('2026-03-02T09:00:00Z'),
    services: allServices,
    log: (event, fields) => logged.push(`${event} ${JSON.stringify(fields)}`),
  });
  return { cloud, logged };
}

/** a letter comes, and a minute passes: whoever was told, and what the log says */
async function ring(Resources: Record<string, unknown>) {
  const { cloud, logged } = await open(Resources);
  const { kernel } = cloud;
  await cloud.call('sqs', 'SendMessage', { QueueUrl: cloud.find('Queue')?.identity.ref, MessageBody: 'x' });
  await kernel.runUntil(kernel.now() + MINUTE);
  const told = notifications(kernel).map(({ endpoint }) => endpoint);
  const { AlarmHistoryItems }: any = await cloud.call('cloudwatch', 'DescribeAlarmHistory', { HistoryItemType: 'Action' });
  await cloud.stop();
  return { told: told.sort(), log: logged.filter((line) => line.startsWith('cloudwatch')), history: AlarmHistoryItems };
}

describe('whether CloudWatch may publish is for the policy of the topic', () => {
  test('a topic without a policy of its own lets the services of its account', async () => {
    expect((await ring(watched())).told).toEqual(['ana@shop.example', hook]);
  });

  test('a pager gets the alarm as programs know it from CloudWatch', async () => {
    const { cloud } = await open(watched());
    await cloud.call('sqs', 'SendMessage', { QueueUrl: cloud.find('Queue')?.identity.ref, MessageBody: 'x' });
    await cloud.kernel.runUntil(cloud.kernel.now() + MINUTE);
    const [sent] = notifications(cloud.kernel, { endpoint: hook });
    expect(JSON.parse(JSON.parse(sent?.body ?? '').Message)).toMatchObject({
      AlarmName: 'letters',
      AWSAccountId: '123456789012',
      NewStateValue: 'ALARM',
      OldStateValue: 'INSUFFICIENT_DATA',
      StateChangeTime: '2026-03-02T09:01:00.000+0000',
      Trigger: {
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Namespace: 'AWS/SQS',
        Dimensions: [{ name: 'QueueName', value: 'letters' }],
        Period: 60,
        Threshold: 1,
      },
    });
    await cloud.stop();
  });

  test('a policy replaces that: one Deny allows nobody, and the alarm is told of to nobody', async () => {
    const { told, log, history } = await ring(watched(policy(onlyTls)));
    expect(told).toEqual([]);
    const why =
      'User: cloudwatch.amazonaws.com is not authorized to perform: sns:Publish on resource: arn:aws:sns:eu-central-1:123456789012:alarms because no resource-based policy allows the sns:Publish action';
    expect(history[0].HistorySummary).toBe(
      `Failed to execute action arn:aws:sns:eu-central-1:123456789012:alarms. Received error: "${why}"`,
    );
    expect(log.join()).toContain(why);
  });

  test('with CloudWatch of this account allowed it is told of, over TLS', async () => {
    expect((await ring(watched(policy(onlyTls, cloudwatchOf('123456789012'))))).told).toEqual(['ana@shop.example', hook]);
  });

  test('CloudWatch of another account is not this one', async () => {
    expect((await ring(watched(policy(cloudwatchOf('999999999999'))))).told).toEqual([]);
  });

  test('what CloudWatch may do, EventBridge may not', async () => {
    const { cloud } = await open(watched(policy(cloudwatchOf('123456789012'))));
    const publish = (service: string) =>
      cloud.kernel.request('test', () =>
        cloud.kernel.call({
          service: 'sns',
          action: 'Publish',
          input: { TopicArn: cloud.find('Topic')?.identity.ref, Message: 'hello' },
          principal: { kind: 'service', service },
        }),
      );
    await expect(publish('events.amazonaws.com')).rejects.toMatchObject({ code: 'AccessDeniedException' });
    await publish('cloudwatch.amazonaws.com');
    await cloud.stop();
  });

  test('two policies of one topic are refused: on AWS the later one takes the place of the other', async () => {
    const { Policy } = policy(onlyTls);
    await expect(open(watched({ Policy, Another: Policy }))).rejects.toThrow('has two policies, and a topic keeps one');
  });
});

test('a subscriber hears a message once, in the form its protocol has', async () => {
  const { cloud } = await open(watched());
  await cloud.call('sns', 'Publish', {
    TopicArn: cloud.find('Topic')?.identity.ref,
    Subject: 'Closed',
    MessageStructure: 'json',
    Message: JSON.stringify({ default: '{"open":false}', email: 'The shop is closed.' }),
  });
  const [pager, mail] = notifications(cloud.kernel);
  expect(mail).toMatchObject({ protocol: 'email', subject: 'Closed', body: 'The shop is closed.' });
  expect(JSON.parse(pager?.body ?? '')).toMatchObject({
    Type: 'Notification',
    Subject: 'Closed',
    Message: '{"open":false}',
    Timestamp: '2026-03-02T09:00:00.000Z',
  });
  await cloud.stop();
});

test.each([
  [{ Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: 'alias/aws/sns' } } }, 'Topic, KmsMasterKeyId'],
  [{ Topic: { Type: 'AWS::SNS::Topic', Properties: { FifoTopic: true } } }, 'Topic, FifoTopic'],
  [
    { Phone: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: Ref('Topic'), Protocol: 'sms', Endpoint: '+49' } } },
    'e-mail addresses and HTTPS endpoints',
  ],
  [{ All: { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: { AlarmRule: 'TRUE' } } }, 'AWS::CloudWatch::CompositeAlarm'],
])('what the laptop does not tell is refused by name: %j', async (more, why) => {
  await expect(open(watched(more))).rejects.toThrow(why);
});

test('a state change is an event of the default bus', async () => {
  const { cloud } = await open(
    watched({
      Heard: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'heard' } },
      May: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          Queues: [Ref('Heard')],
          PolicyDocument: {
            Statement: [
              { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' },
            ],
          },
        },
      },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventPattern: { source: ['aws.cloudwatch'], detail: { state: { value: ['ALARM'] } } },
          Targets: [{ Id: 'heard', Arn: { 'Fn::GetAtt': ['Heard', 'Arn'] } }],
        },
      },
    }),
  );
  const { kernel } = cloud;
  await cloud.call('sqs', 'SendMessage', { QueueUrl: cloud.find('Queue')?.identity.ref, MessageBody: 'x' });
  await kernel.runUntil(kernel.now() + MINUTE);
  const { Messages }: any = await cloud.call('sqs', 'ReceiveMessage', { QueueUrl: cloud.find('Heard')?.identity.ref });
  expect(JSON.parse(Messages[0].Body)).toMatchObject({
    'detail-type': 'CloudWatch Alarm State Change',
    resources: ['arn:aws:cloudwatch:eu-central-1:123456789012:alarm:letters'],
    detail: { alarmName: 'letters', state: { value: 'ALARM' }, previousState: { value: 'INSUFFICIENT_DATA' } },
  });
  await cloud.stop();
});
