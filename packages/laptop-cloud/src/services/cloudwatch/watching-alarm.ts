import type { Instant, Kernel, Timer } from '../../contract.ts';
import type { Transition } from './alarm-message.ts';
import { AlarmReading } from './alarm-reading.ts';
import { breachTest, type Reason, reasonFor } from './alarm-reason.ts';
import { AlarmSchedule, type WatchedInput } from './alarm-schedule.ts';
import type { AlarmRecord, AlarmStore } from './alarm-store.ts';
import { type AlarmState, decideState, evaluationRange } from './decide-state.ts';
import type { AlarmDefinition } from './define-alarm.ts';
import { MINUTE_MS } from './metric-series.ts';

export interface AlarmOptions {
  /** look at every alarm every minute, as CloudWatch does, and not only when its state can have changed. Slow, and the same */
  readonly lookEveryMinute?: boolean;
}

/** One alarm at work: looked at when its answer can have changed, never in between. */
export class Alarm {
  readonly definition: AlarmDefinition;
  readonly #kernel: Kernel;
  readonly #store: AlarmStore;
  readonly #inputs: readonly WatchedInput[];
  readonly #reading: AlarmReading;
  readonly #schedule: AlarmSchedule;
  readonly #breaches: (value: number) => boolean;
  readonly #changed: (transition: Transition) => void;
  #record: AlarmRecord;
  #timer: Timer | undefined;
  #started = false;

  constructor(
    kernel: Kernel,
    store: AlarmStore,
    definition: AlarmDefinition,
    inputs: readonly WatchedInput[],
    changed: (transition: Transition) => void,
    { lookEveryMinute = false }: AlarmOptions = {},
  ) {
    this.#kernel = kernel;
    this.#store = store;
    this.#inputs = inputs;
    this.#changed = changed;
    this.definition = definition;
    this.#reading = new AlarmReading(definition, inputs);
    this.#schedule = new AlarmSchedule(definition, inputs, lookEveryMinute);
    this.#breaches = breachTest(definition.properties.ComparisonOperator, definition.properties.Threshold);
    this.#record = this.#configure();
    for (const { series, gauge, query } of inputs) {
      series.listen(this.#schedule.keptMs, (value, at) => this.#noticed(value, at));
      gauge?.onChange(query.dimensions, () => {
        if (this.#started) this.#wakeBy(this.#schedule.nextReading(gauge, query, this.#kernel.now()));
      });
    }
  }

  get record(): AlarmRecord {
    return this.#record;
  }

  /** an alarm that stands as it stood is looked at once all the same: time may have passed */
  start(): void {
    this.#started = true;
    this.#wakeBy(this.#schedule.endOf(this.#kernel.now()));
  }

  stop(): void {
    this.#started = false;
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** what SetAlarmState does: it lasts until the alarm is next evaluated */
  set(state: AlarmState, reason: Reason): void {
    if (state !== this.#record.state) this.#become(state, reason);
    this.#schedule.settle(state);
    this.#wakeBy(this.#schedule.endOf(this.#kernel.now()));
  }

  enableActions(enabled: boolean): void {
    this.#put({ ...this.#record, actionsEnabled: enabled });
  }

  #configure(): AlarmRecord {
    const { name, properties } = this.definition;
    const config = JSON.stringify(properties);
    const known = this.#store.find(name);
    if (known?.config === config) return known;
    const now = this.#kernel.now();
    // an update overwrites everything but the state
    const state =
      known ?? ({ state: 'INSUFFICIENT_DATA', reason: 'Unchecked: Initial alarm creation', reasonData: '', since: now } as const);
    const record = { ...state, name, config, configuredAt: now, actionsEnabled: properties.ActionsEnabled };
    this.#store.save(record);
    const summary = `Alarm "${name}" ${known === undefined ? 'created' : 'updated'}`;
    this.#store.note({ alarm: name, at: now, type: 'ConfigurationUpdate', summary, data: config });
    return record;
  }

  #noticed(value: number, at: Instant): boolean {
    if (this.#schedule.harmless(value)) return false;
    this.#wakeBy(this.#schedule.endOf(at));
    return true;
  }

  #arm(): void {
    const now = this.#kernel.now();
    this.#wakeBy(this.#schedule.next(now));
  }

  #wakeBy(at: Instant): void {
    if (!this.#started || at === Number.POSITIVE_INFINITY || (this.#timer !== undefined && this.#timer.at <= at)) return;
    this.#timer?.cancel();
    this.#timer = this.#kernel.at(at, `alarm ${this.definition.name}`, () => {
      this.#timer = undefined;
      this.#look();
    });
  }

  // one synchronous block: what was read, the new state and what has to be told of it
  #look(): void {
    const now = this.#kernel.now();
    const end = now - (now % MINUTE_MS);
    this.#sample(end);
    if (end % this.#schedule.stepMs === 0) this.#evaluate(end);
    this.#schedule.settle(this.#record.state);
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#arm();
  }

  /** a reading is of the minute that ends; the first of the alarms that share it takes it */
  #sample(end: Instant): void {
    for (const { series, gauge, query } of this.#inputs) {
      if (gauge === undefined || series.buckets.at(-1)?.start === end - MINUTE_MS) continue;
      const value = gauge.read(query.dimensions);
      if (value !== undefined) series.add(end - 1, value);
    }
  }

  #evaluate(end: Instant): void {
    const { EvaluationPeriods } = this.definition.properties;
    const points = this.#reading.points(end, evaluationRange(EvaluationPeriods));
    const verdict = decideState(points, {
      evaluationPeriods: EvaluationPeriods,
      datapointsToAlarm: this.definition.datapointsToAlarm,
      missing: this.definition.missing,
      breaches: this.#breaches,
    });
    const { state } = this.#record;
    if (verdict.state === undefined || verdict.state === state) return;
    this.#become(verdict.state, reasonFor(this.definition, verdict.state, state, verdict, points, end));
  }

  #become(to: AlarmState, reason: Reason): void {
    const { state: from, configuredAt } = this.#record;
    const at = this.#kernel.now();
    this.#put({ ...this.#record, state: to, reason: reason.text, reasonData: reason.data, since: at });
    this.#changed({ definition: this.definition, from, to, reason, at, configuredAt });
  }

  #put(record: AlarmRecord): void {
    this.#record = record;
    this.#store.save(record);
  }
}
