import { Stack } from 'aws-cdk-lib';
import { CfnDashboard, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type MeasureName, stageOfEvent, undeliverable } from '../../domain/measures/measured.ts';
import { suppressionReason } from '../../domain/nudge/nudge-answer.ts';
import type { StageConfig } from '../config.ts';
import { countOf, highest } from './alarm-metrics.ts';
import { measureMetric } from './measure-metrics.ts';
import { shippedQueues } from './shipped-queues.ts';

/** the grid of a dashboard is 24 wide */
const SIZE = { width: 12, height: 6 };

type Line = readonly [label: string, metric: Metric];

const parts = (config: StageConfig, name: MeasureName, values: readonly string[]): Line[] =>
  values.map((of) => [of, measureMetric(config, name, { of })]);
const whole = (config: StageConfig, ...names: readonly MeasureName[]): Line[] =>
  names.map((name) => [name, measureMetric(config, name)]);

const widgetsOf = (config: StageConfig): readonly (readonly [title: string, lines: readonly Line[]])[] => {
  const queues = shippedQueues();
  return [
    ['Journeys, by the stage that was reached', parts(config, 'Milestones', Object.values(stageOfEvent))],
    ['Stalls, and nudges that went out', whole(config, 'Stalls', 'NudgesSent')],
    ['Nudges that did not go out, by reason', parts(config, 'NudgesSuppressed', [...suppressionReason.options, undeliverable])],
    ['Open tasks by queue, as the figures counted them', parts(config, 'TasksOpen', queues)],
    ['Open tasks past their time, by queue', parts(config, 'TasksLate', queues)],
    ['Tasks opened, by queue', parts(config, 'TasksOpened', queues)],
    ['Tasks ended, by queue', parts(config, 'TasksEnded', queues)],
    ['Tasks that fell overdue, by queue', parts(config, 'TasksOverdue', queues)],
    ['How long the slowest event took to the bus, in milliseconds', whole(config, 'EventLag')],
    [
      'What we promise, and what of it was late',
      whole(
        config,
        ...([
          'ApplicationsRegistered',
          'ApplicationsLate',
          'DueHandled',
          'DueLate',
          'DecisionsResumed',
          'DecisionsLate',
        ] as const),
      ),
    ],
    [
      'What costs: calls of functions, starts of runs, mails',
      [
        ['calls of functions', countOf('AWS/Lambda', 'Invocations')],
        ['starts of runs', countOf('AWS/States', 'ExecutionsStarted')],
        ['mails', countOf('AWS/SES', 'Send')],
      ],
    ],
    [
      'What costs: time of functions, in milliseconds, and open runs',
      [
        ['time of functions', countOf('AWS/Lambda', 'Duration')],
        ['open runs', highest('AWS/States', 'OpenExecutionCount')],
      ],
    ],
  ];
};

const drawn = ({ namespace, metricName, dimensions = {}, statistic }: Metric, label: string): unknown[] => [
  ...[namespace, metricName, ...Object.entries(dimensions).flat()],
  { label, stat: statistic },
];

/** what the business looks like from day to day: an hour a point, in CloudWatch and on the laptop alike */
export const dashboard = (scope: Construct, id: string, config: StageConfig): CfnDashboard => {
  const { region } = Stack.of(scope);
  const widgets = widgetsOf(config).map(([title, lines], at) => ({
    ...{ type: 'metric', ...SIZE, x: (at % 2) * SIZE.width, y: Math.floor(at / 2) * SIZE.height },
    properties: {
      ...{ title, region, view: 'timeSeries', period: 3600, metrics: lines.map(([label, metric]) => drawn(metric, label)) },
    },
  }));
  return new CfnDashboard(scope, id, {
    dashboardName: `firstsale-${config.stage}`,
    dashboardBody: Stack.of(scope).toJsonString({ start: '-P14D', widgets }),
  });
};
