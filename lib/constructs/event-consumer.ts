import { Duration } from 'aws-cdk-lib';
import { type EventPattern, Rule, type RuleProps } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { CfnEventInvokeConfig, CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FunctionSpec } from '../function-groups.ts';
import { allow, NodeFunction, type Surroundings } from './node-function.ts';
import { explainUnused, explainWildcard } from './wildcard.ts';

type Named = Surroundings & { readonly name: string; readonly spec: FunctionSpec };

/** a function the bus calls: retried twice with its event, then kept in `unprocessed`; what never reached it, in `undelivered` */
export class BusConsumer extends NodeFunction {
  constructor(
    scope: Construct,
    id: string,
    props: Named & {
      bus: NonNullable<RuleProps['eventBus']>;
      patterns: Readonly<Record<string, EventPattern>>;
      unprocessed: Queue;
      undelivered: IQueue;
      /** of its only rule, where another stack must know it */
      ruleName?: string;
      /** a flood of events waits with Lambda for six hours, and leaves the account's concurrency to the API and the steps */
      atOnce: number;
    },
  ) {
    const statements = [allow(['sqs:SendMessage'], [props.unprocessed.queueArn])];
    super(scope, id, { ...props, statements, boundedAt: props.atOnce });
    explainUnused(
      this.role,
      ['sqs:SendMessage'],
      'keeps an event the function failed on three times; in a sound journey there is none',
    );
    new CfnEventInvokeConfig(this, 'Failures', {
      functionName: this.function.functionName,
      qualifier: this.qualifier,
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: Duration.hours(6).toSeconds(),
      destinationConfig: { onFailure: { destination: props.unprocessed.queueArn } },
    });
    for (const [ruleId, eventPattern] of Object.entries(props.patterns)) {
      new Rule(this, ruleId, {
        eventBus: props.bus,
        description: `${ruleId} -> ${props.name}`,
        eventPattern,
        ...(props.ruleName !== undefined && { ruleName: props.ruleName }),
        targets: [
          new LambdaTarget(this.called, {
            deadLetterQueue: props.undelivered,
            maxEventAge: Duration.hours(24),
            retryAttempts: 185,
          }),
        ],
      });
    }
  }
}

/** a function that empties a queue in batches and names the messages that failed */
export class QueueConsumer extends NodeFunction {
  constructor(
    scope: Construct,
    id: string,
    props: Named & { queue: Queue; batchSize: number; windowSeconds: number; atOnce: number },
  ) {
    super(scope, id, {
      ...props,
      statements: [allow(['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], [props.queue.queueArn])],
    });
    explainUnused(
      this.role,
      ['sqs:GetQueueAttributes'],
      'the poller of AWS asks for it before it reads; the one of the laptop cloud does not',
    );
    const mapping = new CfnEventSourceMapping(this, 'Source', {
      functionName: this.called.functionArn,
      eventSourceArn: props.queue.queueArn,
      batchSize: props.batchSize,
      maximumBatchingWindowInSeconds: props.windowSeconds,
      functionResponseTypes: ['ReportBatchItemFailures'],
      // a long queue must not take the account's concurrency from the API and the steps
      scalingConfig: { maximumConcurrency: props.atOnce },
    });
    mapping.node.addDependency(this.role);
  }
}

/** a function that reads the inserts of one kind from the table's stream, in order per partition */
export class StreamConsumer extends NodeFunction {
  constructor(
    scope: Construct,
    id: string,
    props: Named & {
      streamArn: string;
      /** what it is handed: whatever one of them lets through */
      filters: readonly Readonly<Record<string, unknown>>[];
      /** keeps a batch nobody could take in */
      unpublished: Queue;
      /** seconds it gathers a batch, and of each shard one at a time; without: as they come, side by side */
      gathersSeconds?: number;
    },
  ) {
    super(scope, id, {
      ...props,
      statements: [
        allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [props.streamArn]),
        allow(['dynamodb:ListStreams'], ['*']),
        allow(['sqs:SendMessage'], [props.unpublished.queueArn]),
      ],
    });
    explainUnused(
      this.role,
      ['sqs:SendMessage'],
      'keeps a row nobody can tell of, and a batch that failed for four hours; in a sound journey there is neither',
    );
    explainWildcard(this.role, '*', 'dynamodb:ListStreams has no resource-level permissions: AWS asks for every resource');
    const mapping = new CfnEventSourceMapping(this, 'Source', {
      functionName: this.called.functionArn,
      eventSourceArn: props.streamArn,
      startingPosition: 'TRIM_HORIZON',
      ...(props.gathersSeconds === undefined
        ? { batchSize: 100, parallelizationFactor: 10 }
        : { batchSize: 1_000, parallelizationFactor: 1, maximumBatchingWindowInSeconds: props.gathersSeconds }),
      bisectBatchOnFunctionError: true,
      // by age, not by tries: those are used up within minutes, and a bus that is away for an hour must cost nothing but the hour
      maximumRetryAttempts: -1,
      maximumRecordAgeInSeconds: Duration.hours(4).toSeconds(),
      functionResponseTypes: ['ReportBatchItemFailures'],
      destinationConfig: { onFailure: { destination: props.unpublished.queueArn } },
      filterCriteria: { filters: props.filters.map((one) => ({ pattern: JSON.stringify(one) })) },
    });
    mapping.node.addDependency(this.role);
  }
}
