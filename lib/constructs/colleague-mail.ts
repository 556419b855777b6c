import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { concernsColleague } from '../patterns.ts';
import type { Messages } from './messages.ts';

/** what concerns a colleague goes to the emails queue, where their daily mail is made. The construct of rules knows no `$or` */
export class ColleagueMail extends Construct {
  constructor(scope: Construct, id: string, { bus, emails, undelivered }: Messages) {
    super(scope, id);
    const rule = new CfnRule(this, 'Rule', {
      eventBusName: bus.eventBusName,
      description: 'what concerns a colleague -> the emails queue, for their daily mail',
      eventPattern: concernsColleague,
      targets: [{ id: 'Emails', arn: emails.queue.queueArn, deadLetterConfig: { arn: undelivered.queueArn } }],
    });
    for (const queue of [emails.queue, undelivered])
      queue.addToResourcePolicy(
        new PolicyStatement({
          ...{ principals: [new ServicePrincipal('events.amazonaws.com')], actions: ['sqs:SendMessage'] },
          ...{ resources: [queue.queueArn], conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } } },
        }),
      );
  }
}
