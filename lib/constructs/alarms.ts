import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { functions } from '../function-groups.ts';
import { pascalCase } from '../functions.ts';
import { alarm } from './alarm.ts';
import { countOf, every, filled, highest } from './alarm-metrics.ts';
import type { Messages } from './messages.ts';
import type { NodeFunction } from './node-function.ts';
import type { Playbook } from './playbook.ts';
import type { Records } from './records.ts';

/** half of the million AWS allows: time enough to ask for more */
const MOST_OPEN_RUNS = 500_000;

export interface Watched {
  readonly config: StageConfig;
  readonly topic: ITopic;
  readonly messages: Messages;
  readonly records: Records;
  readonly playbooks: ReadonlyMap<string, Playbook>;
  readonly publisher: NodeFunction;
  readonly sweep: NodeFunction;
  readonly api: HttpApi;
}

/** every alarm there is; few metrics watch much, because each costs $0.10 a month after the first ten of an account */
export class Alarms extends Construct {
  readonly #watched: Watched;

  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    this.#watched = watched;
    this.#queues();
    this.#runs();
    this.#functions();
    this.#table();
    this.#mail();
  }

  /** @param metrics what is summed, several alarms where one may not read all of it */
  #ring(heading: string, metrics: readonly Metric[], threshold: number, what: string, whenMissing = false): void {
    for (const [at, metric] of filled(metrics, heading).entries())
      alarm(this, `${pascalCase(heading)}${at === 0 ? '' : at + 1}`, {
        config: this.#watched.config,
        topic: this.#watched.topic,
        part: at + 1,
        heading,
        metric,
        threshold,
        what,
        whenMissing,
      });
  }

  #queues(): void {
    const { deadLetterQueues, workQueues } = this.#watched.messages;
    for (const [name, queue] of Object.entries(deadLetterQueues)) {
      const depth = queue.metricApproximateNumberOfMessagesVisible({ period: every, statistic: Stats.MAXIMUM });
      this.#ring(name, [depth], 1, `Queue ${name} has messages that could not be delivered or processed.`);
    }
    for (const { name, queue, lateAfter } of workQueues) {
      const age = queue.metricApproximateAgeOfOldestMessage({ period: every, statistic: Stats.MAXIMUM });
      const what = `A message of the queue ${name} has waited ${lateAfter.toMinutes()} minutes to be taken.`;
      this.#ring(`late-${name}`, [age], lateAfter.toSeconds(), what);
    }
  }

  #runs(): void {
    const machines = [...this.#watched.playbooks.values()].map(({ machine }) => machine);
    const count = { period: every, statistic: Stats.SUM };
    const failed = machines.map((machine) => machine.metricFailed(count));
    this.#ring('failed-runs', failed, 1, 'A run of a playbook failed.');
    const timedOut = machines.map((machine) => machine.metricTimedOut(count));
    this.#ring('timed-out-runs', timedOut, 1, 'A run of a playbook timed out.');
    const aborted = machines.map((machine) => machine.metricAborted(count));
    this.#ring('aborted-runs', aborted, 1, 'A run of a playbook was stopped.');
    const open = highest('AWS/States', 'OpenExecutionCount');
    this.#ring('open-runs', [open], MOST_OPEN_RUNS, 'Half of the runs AWS lets an account have open are open.');
    const answers = new Set(
      Object.values(functions).flatMap(({ grants }) =>
        grants.flatMap(({ actions }) => actions.filter((action) => action.startsWith('states:SendTask'))),
      ),
    );
    const throttled = [...answers].map((action) =>
      countOf('AWS/States', 'ThrottledEvents', { APIName: action.replace('states:', '') }),
    );
    const late = 'Step Functions turned answers to waiting runs away ten times in five minutes.';
    this.#ring('throttled-answers', throttled, 10, late);
  }

  #functions(): void {
    const { publisher, sweep, api } = this.#watched;
    // without a dimension: the sum over every function of the account and region, for the price of one metric
    this.#ring('function-errors', [countOf('AWS/Lambda', 'Errors')], 10, 'Functions threw ten times in five minutes.');
    const limit = 'Lambda turned calls away a hundred times in five minutes: the account is at its limit.';
    this.#ring('throttled-functions', [countOf('AWS/Lambda', 'Throttles')], 100, limit);
    const age = publisher.function.metric('IteratorAge', { period: every, statistic: Stats.MAXIMUM });
    const late = 'Events of the timeline reach the bus five minutes late.';
    this.#ring('stale-timeline', [age], Duration.minutes(5).toMilliseconds(), late);
    // what should happen and does not throws nothing anywhere: no sweep, no nudge, no task, and nobody notices
    const swept = sweep.function.metricInvocations({ period: Duration.hours(3), statistic: Stats.SUM });
    const missed = 'The hourly look for what is due has not run for three hours.';
    this.#ring('missed-sweep', [swept], 1, missed, true);
    const broken = api.metricServerError({ period: every, statistic: Stats.SUM });
    this.#ring('api-errors', [broken], 5, 'The console API answered 5xx five times in five minutes.');
  }

  #table(): void {
    const { table, indexNames } = this.#watched.records;
    const TableName = table.tableName;
    // what an index throttles is reported of the index and not of its table
    const places = [{ TableName }, ...indexNames.map((name) => ({ TableName, GlobalSecondaryIndexName: name }))];
    const throttled = ['ReadThrottleEvents', 'WriteThrottleEvents'].flatMap((name) =>
      places.map((place) => countOf('AWS/DynamoDB', name, place)),
    );
    const what = 'DynamoDB turned reads or writes of the table or its indexes away ten times in five minutes.';
    this.#ring('throttled-table', throttled, 10, what);
  }

  #mail(): void {
    const rate = (name: string) => highest('AWS/SES', `Reputation.${name}`, Duration.hours(1));
    const bounced = 'Five in a hundred mails bounce; at ten SES stops the account.';
    this.#ring('mail-reputation', [rate('BounceRate')], 0.05, bounced);
    const complained = 'One in a thousand recipients complains of our mail; at five SES stops the account.';
    this.#ring('mail-complaints', [rate('ComplaintRate')], 0.001, complained);
  }
}
