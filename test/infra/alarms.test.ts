import { readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/config.ts';
import { filled } from '../../lib/constructs/alarm-metrics.ts';
import { alarmTopic } from '../../lib/constructs/alarm-topic.ts';
import { projectPath } from '../../lib/project.ts';
import { Stage } from './template.ts';

describe.each(['dev', 'prod'] as const)('in %s', (name) => {
  const stage = new Stage(name);
  const alarms = stage.all('AWS::CloudWatch::Alarm').map(([, it]) => it.Properties);
  const [[topicId]] = stage.all('AWS::SNS::Topic') as any;

  it('the topic of the alarms lets CloudWatch of this account publish, and nobody without TLS', () => {
    const [[, policy], ...more] = stage.all('AWS::SNS::TopicPolicy') as any;
    expect(more).toEqual([]);
    expect(policy.Properties.Topics).toEqual([{ Ref: topicId }]);
    const { Statement } = policy.Properties.PolicyDocument;
    expect(Statement.filter((it: any) => it.Effect === 'Allow')).toEqual([
      {
        Sid: 'AlarmsOfThisAccount',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: { Ref: topicId },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
    expect(Statement.filter((it: any) => it.Effect === 'Deny')).toMatchObject([
      { Action: 'sns:Publish', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
  });

  it('every alarm tells of itself when it rings and when it clears', () => {
    expect(alarms.length).toBeGreaterThan(20);
    for (const { AlarmActions, OKActions } of alarms) {
      expect(AlarmActions).toEqual([{ Ref: topicId }]);
      expect(OKActions).toEqual([{ Ref: topicId }]);
    }
  });

  it('everybody the settings name is subscribed', () => {
    const { emails } = readConfig(name).alarms;
    const subscribed = stage
      .all('AWS::SNS::Subscription')
      .map(([, it]) => [it.Properties['Protocol'], it.Properties['Endpoint']]);
    expect(subscribed).toEqual(emails.map((address) => ['email', address]));
    expect(emails.length).toBeGreaterThan(name === 'prod' ? 1 : 0);
  });

  it('what is missing counts as 0 in every alarm', () => {
    for (const { Metrics } of alarms) {
      const [compared, ...more] = Metrics.filter((it: any) => it.ReturnData !== false);
      expect(more).toEqual([]);
      expect(compared.Expression).toMatch(
        /^(FILL\(m0, 0\)( \+ FILL\(m\d, 0\))*|IF\(FILL\(m1, 0\) >= \d+, FILL\(m0, 0\) \/ FILL\(m1, 0\), 0\))$/,
      );
    }
  });

  it('the runs of every playbook are watched: failed, timed out and stopped', () => {
    // whoever plays a draft sees how its back-test ended
    const machines = stage
      .all('AWS::StepFunctions::StateMachine')
      .filter(([, it]) => !it.Properties['StateMachineName'].endsWith('-back-test'))
      .map(([id]) => id);
    for (const metric of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted']) {
      const watched = alarms
        .flatMap((it) => it['Metrics'] ?? [])
        .filter((it: any) => it.MetricStat?.Metric.MetricName === metric && it.MetricStat.Metric.Dimensions.length === 1)
        .map((it: any) => it.MetricStat.Metric.Dimensions[0].Value.Ref);
      expect([metric, watched.sort()]).toEqual([metric, [...machines].sort()]);
    }
  });

  it('every queue a function reads rings when its oldest message gets old', () => {
    const read = stage
      .all('AWS::Lambda::EventSourceMapping')
      .map(([, it]) => stage.target(it.Properties['EventSourceArn']))
      .filter(([, it]) => it.Type === 'AWS::SQS::Queue')
      .map(([id]) => id);
    const aged = alarms
      .flatMap((it) => it['Metrics'])
      .filter((it: any) => it.MetricStat?.Metric.MetricName === 'ApproximateAgeOfOldestMessage')
      .map((it: any) => it.MetricStat.Metric.Dimensions[0].Value['Fn::GetAtt'][0]);
    expect(aged.sort()).toEqual(read.sort());
  });

  it('the runbook has a heading for each alarm, and for nothing that does not ring', () => {
    const [book = ''] = readFileSync(projectPath('docs/runbook.md'), 'utf8').split('\n# Other work');
    const headings = [...book.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    const named = new Set(alarms.map((it) => /docs\/runbook\.md#(\S+)$/.exec(it['AlarmDescription'])?.[1]));
    expect(headings.sort()).toEqual([...named].sort());
  });
});

describe('settings', () => {
  it('a paging hook is one more subscriber', () => {
    const stack = new Stack(new App(), 'Paged');
    const prod = readConfig('prod');
    alarmTopic(stack, { ...prod, alarms: { emails: ['ana@pay.company'], pagingHook: 'https://events.pager.company/x/key' } });
    const subscribed = Object.values(Template.fromStack(stack).findResources('AWS::SNS::Subscription'));
    expect(subscribed.map((it) => [it['Properties'].Protocol, it['Properties'].Endpoint])).toEqual([
      ['email', 'ana@pay.company'],
      ['https', 'https://events.pager.company/x/key'],
    ]);
  });

  it('more metrics than an alarm may read are shared out', () => {
    const metrics = Array.from({ length: 12 }, (_, at) => new Metric({ namespace: 'Shop', metricName: `Till${at}` }));
    const read = filled(metrics, 'tills').map(({ usingMetrics }) => Object.keys(usingMetrics).length);
    expect(read).toEqual([10, 2]);
  });
});
