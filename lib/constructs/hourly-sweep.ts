import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnEventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FunctionSpec } from '../function-groups.ts';
import { allow, NodeFunction, type Surroundings } from './node-function.ts';
import { explainUnused } from './wildcard.ts';

/** a function EventBridge Scheduler calls every hour with the hour it was meant for */
export class HourlySweep extends NodeFunction {
  constructor(
    scope: Construct,
    id: string,
    props: Surroundings & { name: string; spec: FunctionSpec; undelivered: Queue; unprocessed: Queue },
  ) {
    super(scope, id, { ...props, statements: [allow(['sqs:SendMessage'], [props.unprocessed.queueArn])] });
    explainUnused(this.role, ['sqs:SendMessage'], 'keeps a sweep that failed three times; in a sound journey there is none');
    // it is called and fails: without this nothing would ring, hour after hour
    new CfnEventInvokeConfig(this, 'Failures', {
      functionName: this.function.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: Duration.hours(1).toSeconds(),
      destinationConfig: { onFailure: { destination: props.unprocessed.queueArn } },
    });
    const role = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.function.stack.account } },
      }),
      inlinePolicies: {
        calls: new PolicyDocument({
          statements: [
            allow(['lambda:InvokeFunction'], [this.function.functionArn]),
            allow(['sqs:SendMessage'], [props.undelivered.queueArn]),
          ],
        }),
      },
    });
    explainUnused(
      role,
      ['sqs:SendMessage'],
      'keeps a sweep that could not be called for an hour; in a sound journey there is none',
    );
    new CfnSchedule(this, 'Schedule', {
      name: `firstsale-${props.config.stage}-${props.name}`,
      description: 'looks for what has fallen due, every hour',
      scheduleExpression: 'rate(1 hour)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: this.function.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ now: '<aws.scheduler.scheduled-time>' }),
        deadLetterConfig: { arn: props.undelivered.queueArn },
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3600 },
      },
    });
  }
}
