import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnEventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FunctionSpec } from '../function-groups.ts';
import { allow, NodeFunction, type Surroundings } from './node-function.ts';
import { explainUnused } from './wildcard.ts';

/** the figures of the desk, the tables for reports and the volumes of queues, each on a schedule: one schedule a part, all meant for the same instant */
export class FiguresRollup extends NodeFunction {
  constructor(
    scope: Construct,
    id: string,
    props: Surroundings & { name: string; spec: FunctionSpec; undelivered: Queue; unprocessed: Queue },
  ) {
    const keeps = allow(['sqs:SendMessage'], [props.unprocessed.queueArn]);
    super(scope, id, { ...props, statements: [keeps] });
    const kept = 'keeps a part of the figures that could not be made; in a sound journey there is none';
    explainUnused(this.role, ['sqs:SendMessage'], kept);
    new CfnEventInvokeConfig(this, 'Failures', {
      functionName: this.function.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: Duration.hours(6).toSeconds(),
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
    explainUnused(role, ['sqs:SendMessage'], kept);
    const { schedule, tables, volumes, parts } = props.config.figures;
    const works = [
      { make: 'figures', id: 'Schedule', name: props.name, at: schedule, of: parts },
      { make: 'tables', id: 'Tables', name: 'write-tables', at: tables, of: parts },
      // queues are few: one part reckons them all
      { make: 'volumes', id: 'Volumes', name: 'reckon-volumes', at: volumes, of: 1 },
    ] as const;
    for (const { make, part, ...work } of works.flatMap((one) =>
      Array.from({ length: one.of }, (_, at) => ({ ...one, part: at })),
    )) {
      new CfnSchedule(this, `${work.id}${part}`, {
        name: `firstsale-${props.config.stage}-${work.name}-${part}`,
        description: `makes the ${make}, part ${part + 1} of ${work.of}`,
        scheduleExpression: work.at,
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: this.function.functionArn,
          roleArn: role.roleArn,
          input: `{"make":"${make}","asOf":"<aws.scheduler.scheduled-time>","part":${part},"parts":${work.of}}`,
          deadLetterConfig: { arn: props.undelivered.queueArn },
          retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3600 },
        },
      });
    }
  }
}
