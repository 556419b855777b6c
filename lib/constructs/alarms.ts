import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { pascalCase } from '../functions.ts';
import { alarm } from './alarm.ts';
import type { Messages } from './messages.ts';
import type { NodeFunction } from './node-function.ts';
import type { Playbook } from './playbook.ts';

const every = Duration.minutes(5);

/** every alarm there is; few metrics watch much, because each costs $0.10 a month after the first ten of an account */
export class Alarms extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: {
      config: StageConfig;
      messages: Messages;
      playbooks: ReadonlyMap<string, Playbook>;
      publisher: NodeFunction;
      api: HttpApi;
    },
  ) {
    super(scope, id);
    const { config, messages } = props;
    const topic = new Topic(this, 'Topic', { topicName: `firstsale-${config.stage}-alarms`, enforceSSL: true });
    if (config.alarmEmail) topic.addSubscription(new EmailSubscription(config.alarmEmail));
    const ring = (heading: string, metric: IMetric, threshold: number, what: string) =>
      alarm(this, pascalCase(heading), { config, topic, heading, metric, threshold, what });

    for (const [name, queue] of Object.entries(messages.deadLetterQueues)) {
      const depth = queue.metricApproximateNumberOfMessagesVisible({ period: every, statistic: Stats.MAXIMUM });
      ring(name, depth, 1, `Queue ${name} holds what nobody could deliver or process.`);
    }
    const failed = [...props.playbooks].map(([name, { machine }]) => {
      const key = name.replaceAll('-', '');
      return [key, machine.metricFailed({ period: every, statistic: Stats.SUM })] as const;
    });
    const runs = new MathExpression({
      expression: failed.map(([key]) => key).join(' + '),
      usingMetrics: Object.fromEntries(failed),
      label: 'failed runs',
      period: every,
    });
    ring('failed-runs', runs, 1, 'A run of a playbook failed.');
    // without a dimension: the sum over every function of the account and region, for the price of one metric
    const errors = new Metric({ namespace: 'AWS/Lambda', metricName: 'Errors', period: every, statistic: Stats.SUM });
    ring('function-errors', errors, 10, 'Functions threw ten times in five minutes.');
    const age = props.publisher.function.metric('IteratorAge', { period: every, statistic: Stats.MAXIMUM });
    ring('stale-timeline', age, Duration.minutes(5).toMilliseconds(), 'Events of the timeline reach the bus five minutes late.');
    const broken = props.api.metricServerError({ period: every, statistic: Stats.SUM });
    ring('api-errors', broken, 5, 'The console API answered 5xx five times in five minutes.');
  }
}
