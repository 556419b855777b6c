import { ArnFormat, type Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { settlementPrefix } from '../../domain/intake/settlement-keys.ts';
import type { StageConfig } from '../config.ts';
import type { FunctionSpec } from '../function-groups.ts';
import { documentsPrefix } from './documents-bucket.ts';
import { BusConsumer } from './event-consumer.ts';
import type { Surroundings } from './node-function.ts';

type Props = Surroundings & {
  readonly name: string;
  readonly spec: FunctionSpec;
  readonly unprocessed: Queue;
  readonly undelivered: Queue;
  readonly atOnce: number;
};

const ruleName = ({ stage }: StageConfig): string => `firstsale-${stage}-settlement-arrived`;

/** Lets the rule keep what it could not deliver. By name: it stands in a stack after the queue's. */
export const letSettlementsIn = (stack: Stack, config: StageConfig, undelivered: Queue): void => {
  const rule = stack.formatArn({
    ...{ service: 'events', resource: 'rule', resourceName: ruleName(config), arnFormat: ArnFormat.SLASH_RESOURCE_NAME },
  });
  undelivered.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [undelivered.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': rule } },
    }),
  );
};

/** what takes settlement files in: each object below the prefix, whoever put it there */
export class SettlementIntake extends BusConsumer {
  constructor(scope: Construct, id: string, props: Props) {
    const detail = {
      // account and region follow, which are those of the bus: no other bucket begins so
      bucket: { name: [{ prefix: documentsPrefix(props.config) }] },
      object: { key: [{ prefix: settlementPrefix }] },
    };
    super(scope, id, {
      ...props,
      ruleName: ruleName(props.config),
      undelivered: Queue.fromQueueArn(scope, 'Undelivered', props.undelivered.queueArn),
      bus: EventBus.fromEventBusName(scope, 'DefaultBus', 'default'),
      patterns: { SettlementArrived: { source: ['aws.s3'], detailType: ['Object Created'], detail } },
    });
  }
}
