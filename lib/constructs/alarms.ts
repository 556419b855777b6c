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
    // what should happen and does not throws nothing anywhere: no sweep, no nudge, no task, and nobody notices
    const swept = new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'Invocations',
      dimensionsMap: { FunctionName: `firstsale-${config.stage}-detect-stalls` },
      period: Duration.hours(3),
      statistic: Stats.SUM,
    });
    alarm(this, 'MissedSweep', {
      config,
      topic,
      heading: 'missed-sweep',
      metric: swept,
      threshold: 1,
      what: 'The hourly look for what is due has not run for three hours.',
      whenMissing: true,
    });
    const waiting = messages.payments.queue.metricApproximateAgeOfOldestMessage({ period: every, statistic: Stats.MAXIMUM });
    ring('late-payments', waiting, Duration.minutes(15).toSeconds(), 'A payment has waited a quarter of an hour to be counted.');
    const bounced = new Metric({
      namespace: 'AWS/SES',
      metricName: 'Reputation.BounceRate',
      period: Duration.hours(1),
      statistic: Stats.MAXIMUM,
    });
    ring('mail-reputation', bounced, 0.05, 'Five in a hundred mails bounce; at ten SES stops the account.');
    const throttled = new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', period: every, statistic: Stats.SUM });
    ring(
      'throttled-functions',
      throttled,
      100,
      'Lambda turned calls away a hundred times in five minutes: the account is at its limit.',
    );
    ring('api-errors', broken, 5, 'The console API answered 5xx five times in five minutes.');
  }
}
