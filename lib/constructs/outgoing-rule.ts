import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Messages } from './messages.ts';

/** what an outside system is to have goes to the hooks queue. The construct of rules knows no `$or` */
export class OutgoingRule extends Construct {
  constructor(scope: Construct, id: string, props: { connector: string; eventPattern: unknown; messages: Messages }) {
    super(scope, id);
    const { bus, hooks, undelivered } = props.messages;
    const rule = new CfnRule(this, 'Rule', {
      eventBusName: bus.eventBusName,
      description: `what ${props.connector} is to have -> the hooks queue`,
      eventPattern: props.eventPattern,
      targets: [{ id: 'Hooks', arn: hooks.queue.queueArn, deadLetterConfig: { arn: undelivered.queueArn } }],
    });
    for (const queue of [hooks.queue, undelivered])
      queue.addToResourcePolicy(
        new PolicyStatement({
          ...{ principals: [new ServicePrincipal('events.amazonaws.com')], actions: ['sqs:SendMessage'] },
          ...{ resources: [queue.queueArn], conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } } },
        }),
      );
  }
}
