import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';

/** a queue that keeps what could not be delivered for a person, 14 days unless said otherwise, encrypted, over TLS only */
export const deadLetterQueue = (scope: Construct, id: string, config: StageConfig, name: string, days = 14): Queue => {
  const queue = new Queue(scope, id, {
    queueName: `firstsale-${config.stage}-${name}`,
    retentionPeriod: Duration.days(days),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'it is a dead-letter queue: of rules, the schedule, functions or the stream, which cdk-nag does not look at',
  });
  return queue;
};

/** a queue and the dead-letter queue its messages go to after some tries; a message that waits longer than `lateAfter` rings */
export class QueuePair extends Construct {
  readonly queue: Queue;
  readonly dead: Queue;
  readonly name: string;
  readonly lateAfter = Duration.minutes(15);

  /**
   * @param props.consumerTimeoutSeconds of the function that reads it: a message stays hidden six times as long
   * @param props.deadDays how long a message waits for a person; default 14
   */
  constructor(
    scope: Construct,
    id: string,
    props: { config: StageConfig; name: string; tries: number; consumerTimeoutSeconds: number; deadDays?: number },
  ) {
    super(scope, id);
    const { config, name } = props;
    this.name = name;
    this.dead = deadLetterQueue(this, 'Dead', config, `${name}-dead`, props.deadDays);
    this.queue = new Queue(this, 'Queue', {
      queueName: `firstsale-${config.stage}-${name}`,
      visibilityTimeout: Duration.seconds(props.consumerTimeoutSeconds * 6),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: this.dead, maxReceiveCount: props.tries },
    });
  }
}
