import { Duration } from 'aws-cdk-lib';
import { CfnEventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import type { FunctionSpec } from '../function-groups.ts';
import { allow, NodeFunction, type Surroundings } from './node-function.ts';
import { explainUnused } from './wildcard.ts';

/** the function that makes plans of shifts, as a route calls it */
export const plannerName = ({ stage }: StageConfig): string => `firstsale-${stage}-make-plan`;

/** a function a route calls and does not wait for: tried once, for somebody looks at it and asks again; a failure is kept in `unprocessed` */
export class Maker extends NodeFunction {
  constructor(
    scope: Construct,
    id: string,
    props: Surroundings & { name: string; spec: FunctionSpec; unprocessed: Queue; atOnce: number },
  ) {
    const keeps = allow(['sqs:SendMessage'], [props.unprocessed.queueArn]);
    super(scope, id, { ...props, statements: [keeps], boundedAt: props.atOnce });
    explainUnused(this.role, ['sqs:SendMessage'], 'keeps an ask the function failed on; in a sound journey there is none');
    new CfnEventInvokeConfig(this, 'Failures', {
      functionName: this.function.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: 0,
      // nobody waits longer for it to begin (domain/staffing/plan-job.ts)
      maximumEventAgeInSeconds: Duration.minutes(5).toSeconds(),
      destinationConfig: { onFailure: { destination: props.unprocessed.queueArn } },
    });
  }
}
