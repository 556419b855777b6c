import { AwsError, type Kernel } from '../../contract.ts';
import { publishServiceEvent } from '../events/service-events.ts';
import { AlarmActions } from './alarm-actions.ts';
import type { Transition } from './alarm-message.ts';
import { messageTime } from './alarm-reason.ts';
import type { WatchedInput } from './alarm-schedule.ts';
import { AlarmStore } from './alarm-store.ts';
import { metricsOf } from './declared-metrics.ts';
import { type AlarmDefinition, defineAlarm, type MetricQuery } from './define-alarm.ts';
import { isOwnNamespace } from './embedded-metrics.ts';
import { Alarm, type AlarmOptions } from './watching-alarm.ts';

/** Every alarm of the template. What one changes to is written down, told to its topics and put on the default bus. */
export class Alarms {
  readonly store: AlarmStore;
  readonly #kernel: Kernel;
  readonly #options: AlarmOptions;
  readonly #actions: AlarmActions;
  readonly #alarms = new Map<string, Alarm>();

  constructor(kernel: Kernel, options: AlarmOptions) {
    this.#kernel = kernel;
    this.#options = options;
    this.store = new AlarmStore(kernel.journal);
    this.#actions = new AlarmActions(kernel, this.store);
  }

  arnOf(name: string): string {
    return `arn:aws:cloudwatch:${this.#kernel.region}:${this.#kernel.account}:alarm:${name}`;
  }

  /** @throws AwsError ValidationError for what CloudWatch refuses, and for what the laptop cannot know */
  put(name: string, properties: Readonly<Record<string, unknown>>): void {
    if (this.#alarms.has(name)) throw new AwsError('ValidationError', `AlarmName: two alarms are called ${name}`);
    const definition = defineAlarm(name, this.arnOf(name), properties);
    const inputs = definition.metrics.map((query) => this.#input(query));
    this.#alarms.set(
      name,
      new Alarm(this.#kernel, this.store, definition, inputs, (transition) => this.#changed(transition), this.#options),
    );
  }

  all(): readonly Alarm[] {
    return [...this.#alarms.values()].sort((a, b) => (a.definition.name < b.definition.name ? -1 : 1));
  }

  get(name: string): Alarm {
    const alarm = this.#alarms.get(name);
    if (alarm === undefined) throw new AwsError('ResourceNotFound', `Unknown alarm: ${name}`, 404);
    return alarm;
  }

  start(): void {
    this.store.dropAllBut(new Set(this.#alarms.keys()));
    metricsOf(this.#kernel).dropUnwatched();
    for (const alarm of this.#alarms.values()) alarm.start();
    this.#actions.resume();
  }

  stop(): void {
    for (const alarm of this.#alarms.values()) alarm.stop();
  }

  #input(query: MetricQuery): WatchedInput {
    const metrics = metricsOf(this.#kernel);
    const { namespace, name, dimensions, unit } = query;
    const source = metrics.source(namespace, name);
    const known = metrics.namesIn(namespace);
    // whoever runs there may put any metric under a name of their own
    if (isOwnNamespace(namespace) && known.length === 0)
      return { query, series: metrics.watch(namespace, name, dimensions), gauge: undefined };
    if (source === undefined)
      throw new AwsError(
        'ValidationError',
        `${namespace} ${name}: the laptop cloud does not measure it, so the alarm could never ring. ${known.length === 0 ? 'It measures nothing of that namespace' : `Of that namespace it measures ${known.join(', ')}`}.`,
      );
    const given = Object.keys(dimensions);
    const { metric } = source;
    if (!metric.dimensions.some((set) => set.length === given.length && given.every((one) => set.includes(one))))
      throw new AwsError(
        'ValidationError',
        `${namespace} ${name}: AWS publishes it ${metric.dimensions.map((set) => (set.length === 0 ? 'without a dimension' : `by ${set.join(' and ')}`)).join(', or ')}, not by ${given.join(' and ') || 'nothing'}, so the alarm could never ring.`,
      );
    if (unit !== undefined && unit !== metric.unit)
      throw new AwsError('ValidationError', `${namespace} ${name}: its unit is ${metric.unit}, the alarm asks for ${unit}`);
    return {
      query,
      series: metrics.watch(namespace, name, dimensions),
      gauge: source.kind === 'gauge' ? source.reader : undefined,
    };
  }

  // synchronous: the new state, the history and the actions still to take are of one commit
  #changed(transition: Transition): void {
    const { definition, from, to, reason, at } = transition;
    const state = (value: string, text: string, data: string) => ({
      stateValue: value,
      stateReason: text,
      stateReasonData: data,
    });
    this.store.note({
      alarm: definition.name,
      at,
      type: 'StateUpdate',
      summary: `Alarm updated from ${from} to ${to}`,
      data: JSON.stringify({
        version: '1.0',
        oldState: { stateValue: from },
        newState: state(to, reason.text, reason.data),
      }),
    });
    this.#actions.take(transition, this.get(definition.name).record.actionsEnabled);
    publishServiceEvent(this.#kernel, stateChangeEvent(transition));
  }
}

const stateChangeEvent = ({ definition, from, to, reason, at }: Transition) => ({
  source: 'aws.cloudwatch',
  detailType: 'CloudWatch Alarm State Change',
  resources: [definition.arn],
  detail: {
    alarmName: definition.name,
    state: { value: to, reason: reason.text, reasonData: reason.data, timestamp: messageTime(at) },
    previousState: { value: from },
    configuration: { description: definition.properties.AlarmDescription, metrics: configured(definition) },
  },
});

const configured = ({ metrics, expressions, periodSeconds, watched }: AlarmDefinition) => [
  ...expressions.map(({ id, text }) => ({ id, expression: text, returnData: id === watched })),
  ...metrics.map(({ id, namespace, name, dimensions, stat }) => ({
    id,
    metricStat: { metric: { namespace, name, dimensions }, period: periodSeconds, stat },
    returnData: id === watched,
  })),
];
