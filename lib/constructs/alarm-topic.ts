import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';

/** where alarms go: everybody the settings name is told of each */
export const alarmTopic = (scope: Construct, { stage, alarms }: StageConfig): Topic => {
  const topic = new Topic(scope, 'Topic', { topicName: `firstsale-${stage}-alarms`, enforceSSL: true });
  // a policy of one's own replaces the one a topic has by itself, and with it CloudWatch's right to publish
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  for (const address of alarms.emails) topic.addSubscription(new EmailSubscription(address));
  if (alarms.pagingHook !== undefined) topic.addSubscription(new UrlSubscription(alarms.pagingHook));
  return topic;
};
