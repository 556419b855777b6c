import type { Instant } from '../../contract.ts';
import type { Input } from './alarm-reading.ts';
import { breachTest } from './alarm-reason.ts';
import { type AlarmState, evaluationRange } from './decide-state.ts';
import type { GaugeReader } from './declared-metrics.ts';
import type { AlarmDefinition, MetricQuery } from './define-alarm.ts';
import { parseExpression } from './math/parse-expression.ts';
import { type Bucket, MINUTE_MS } from './metric-series.ts';

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** an input with what reads it, where it is read and not counted */
export interface WatchedInput extends Input {
  readonly gauge: GaugeReader | undefined;
}

const upTo = (instant: Instant, step: number): Instant => Math.ceil(instant / step) * step;

/** whether an alarm on this one metric, or on FILL of it with a number, is OK when there is no data */
function emptyIsOk({ expressions, missing, properties, watched }: AlarmDefinition, metric: string): boolean {
  const [only, ...more] = expressions;
  if (only === undefined) return missing === 'notBreaching';
  const expression = more.length === 0 && only.id === watched ? parseExpression(only.text) : undefined;
  if (expression?.kind !== 'call' || expression.name !== 'FILL') return false;
  const [of, filler] = expression.args;
  const breaches = breachTest(properties.ComparisonOperator, properties.Threshold);
  return of?.kind === 'name' && of.name === metric && filler?.kind === 'number' && !breaches(filler.value);
}

/**
 * When an alarm has to be looked at. CloudWatch looks every minute (every hour where the periods together exceed a day); between two
 * instants named here the answer cannot change, so that nothing is done then.
 */
export class AlarmSchedule {
  /** how far apart CloudWatch's own evaluations are */
  readonly stepMs: number;
  readonly #periodMs: number;
  readonly #range: number;
  readonly #inputs: readonly WatchedInput[];
  /** every evaluation CloudWatch makes, needed or not */
  readonly #always: boolean;
  /** the only input, where missing data and low values alike mean OK: there most data points cannot ring the alarm */
  readonly #simple: { readonly stat: MetricQuery['stat']; readonly threshold: number; readonly orEqual: boolean } | undefined;
  /** OK, and nothing in its range could ring it: only a value that could changes anything */
  #quiet = false;

  constructor(definition: AlarmDefinition, inputs: readonly WatchedInput[], always: boolean) {
    const { EvaluationPeriods, Threshold, ComparisonOperator } = definition.properties;
    this.#always = always;
    this.#inputs = inputs;
    this.#periodMs = definition.periodSeconds * 1000;
    this.#range = evaluationRange(EvaluationPeriods);
    this.stepMs = EvaluationPeriods * this.#periodMs > DAY_MS ? HOUR_MS : MINUTE_MS;
    const [only, ...more] = definition.metrics;
    if (only !== undefined && more.length === 0 && ComparisonOperator.startsWith('GreaterThan') && emptyIsOk(definition, only.id))
      this.#simple = {
        stat: only.stat,
        threshold: Threshold,
        orEqual: ComparisonOperator === 'GreaterThanOrEqualToThreshold',
      };
  }

  /** how long data has to be kept */
  get keptMs(): number {
    return this.#periodMs * this.#range + this.stepMs + MINUTE_MS;
  }

  /** to be told after each look, and whenever the state was changed otherwise */
  settle(state: AlarmState): void {
    this.#quiet =
      !this.#always &&
      this.#simple !== undefined &&
      state === 'OK' &&
      // a data point that could ring may do so again when a lower one beside it moves to another period
      this.#inputs.every(({ series }) => series.buckets.every(({ sum, max }) => this.#cannotRing(sum, max)));
  }

  /** whether a new value leaves the alarm as it is */
  harmless(value: number): boolean {
    return this.#quiet && this.#cannotRing(value, value);
  }

  /** the first instant after `now` at which the state can change, if nothing more is reported; Infinity: never */
  next(now: Instant): Instant {
    if (this.#always) return upTo(now + 1, MINUTE_MS);
    let next = Number.POSITIVE_INFINITY;
    for (const { series, gauge, query } of this.#inputs) {
      if (!this.#quiet) for (const bucket of series.buckets) next = Math.min(next, this.#moves(bucket, now));
      if (gauge !== undefined) next = Math.min(next, this.nextReading(gauge, query, now));
    }
    return next;
  }

  /** when a metric that is read has to be read again; Infinity: not before it says so */
  nextReading(gauge: GaugeReader, { dimensions, stat }: MetricQuery, now: Instant): Instant {
    const nextMinute = upTo(now + 1, MINUTE_MS);
    // of lower values that were not read only a maximum would not know
    if (this.#quiet && stat === 'Maximum')
      return Math.max(nextMinute, upTo(gauge.soonest(dimensions, this.#simple?.threshold ?? 0), MINUTE_MS));
    return gauge.read(dimensions) === undefined ? Number.POSITIVE_INFINITY : nextMinute;
  }

  /** the end of the minute, or of the hour, that `now` lies in */
  endOf(now: Instant): Instant {
    return upTo(now + 1, this.stepMs);
  }

  #cannotRing(sum: number, max: number): boolean {
    if (this.#simple === undefined) return false;
    const { stat, threshold, orEqual } = this.#simple;
    if (stat === 'Sum') return sum === 0 && threshold > 0;
    return stat === 'Maximum' && (orEqual ? max < threshold : max <= threshold);
  }

  /** when a minute next comes to lie in another period, or leaves the range */
  #moves({ start }: Bucket, now: Instant): Instant {
    const enters = start + MINUTE_MS;
    const periods = Math.max(0, Math.floor((now - enters) / this.#periodMs) + 1);
    return periods > this.#range ? Number.POSITIVE_INFINITY : upTo(enters + periods * this.#periodMs, this.stepMs);
  }
}
