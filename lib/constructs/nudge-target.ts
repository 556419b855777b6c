import { Duration } from 'aws-cdk-lib';
import {
  ApiDestination,
  Authorization,
  Connection,
  type EventBus,
  type EventPattern,
  Rule,
  RuleTargetInput,
} from 'aws-cdk-lib/aws-events';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { allow } from './node-function.ts';

export type NudgeTargetProps = {
  readonly config: StageConfig;
  readonly name: string;
  readonly endpoint: string;
  readonly credentials: Secret;
  /** key in the credentials secret; its value is the whole Authorization header, e.g. `Bearer xoxb-...` */
  readonly credentialsKey: string;
  readonly undelivered: Queue;
};

/** an outside service that takes nudges and notices over HTTPS: connection, API destination, and the rules that feed it */
export class NudgeTarget extends Construct {
  private readonly destination: ApiDestination;
  private readonly role: Role;
  private readonly props: NudgeTargetProps;

  constructor(scope: Construct, id: string, props: NudgeTargetProps) {
    super(scope, id);
    this.props = props;
    const name = `firstsale-${props.config.stage}-${props.name}`;
    const connection = new Connection(this, 'Connection', {
      connectionName: name,
      // a changed description makes CloudFormation read the secret again
      description: `credentials revision ${props.config.credentialsRevision}`,
      authorization: Authorization.apiKey('Authorization', props.credentials.secretValueFromJson(props.credentialsKey)),
    });
    this.destination = new ApiDestination(this, 'Destination', {
      apiDestinationName: name,
      connection,
      endpoint: props.endpoint,
      rateLimitPerSecond: 10,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('events.amazonaws.com'),
      inlinePolicies: {
        calls: new PolicyDocument({
          statements: [allow(['events:InvokeApiDestination'], [this.destination.apiDestinationArn])],
        }),
      },
    });
  }

  /** posts what matches, shaped by `body`; what the service does not take for a day lands in the undelivered queue */
  receives(
    id: string,
    props: { bus?: EventBus; pattern: EventPattern; description: string; body: Record<string, unknown> },
  ): void {
    const { undelivered } = this.props;
    const rule = new Rule(this, id, {
      ...(props.bus ? { eventBus: props.bus } : {}),
      description: props.description,
      eventPattern: props.pattern,
      targets: [
        {
          bind: () => ({
            arn: this.destination.apiDestinationArn,
            role: this.role,
            input: RuleTargetInput.fromObject(props.body),
            deadLetterConfig: { arn: undelivered.queueArn },
            retryPolicy: { maximumRetryAttempts: 185, maximumEventAgeInSeconds: Duration.hours(24).toSeconds() },
          }),
        },
      ],
    });
    undelivered.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [undelivered.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
      }),
    );
  }
}
