import { AwsError, type Instant } from '../../contract.ts';
import type { AlarmDefinition, MetricQuery } from './define-alarm.ts';
import { evaluateExpression } from './math/evaluate-expression.ts';
import type { Points, Value } from './math/math-values.ts';
import { type Expression, InvalidExpression, namesIn, parseExpression } from './math/parse-expression.ts';
import { type Bucket, MINUTE_MS, type Series } from './metric-series.ts';

/** a metric with where its data is */
export interface Input {
  readonly query: MetricQuery;
  readonly series: Series;
}

const statistic = (stat: MetricQuery['stat'], { sum, count, min, max }: Bucket): number => {
  switch (stat) {
    case 'Sum':
      return sum;
    case 'SampleCount':
      return count;
    case 'Average':
      return sum / count;
    case 'Minimum':
      return min;
    case 'Maximum':
      return max;
  }
};

/** the periods before `end`, oldest first; a minute counts for the period it lies in */
function pointsOf({ query, series }: Input, end: Instant, periodMs: number, range: number): Points {
  const slots: (Bucket | undefined)[] = Array.from({ length: range });
  for (const bucket of series.buckets) {
    const age = end - bucket.start - MINUTE_MS;
    const slot = range - 1 - Math.floor(age / periodMs);
    if (age < 0 || slot < 0) continue;
    const there = slots[slot];
    slots[slot] =
      there === undefined
        ? bucket
        : {
            start: there.start,
            sum: there.sum + bucket.sum,
            count: there.count + bucket.count,
            min: Math.min(there.min, bucket.min),
            max: Math.max(there.max, bucket.max),
          };
  }
  return slots.map((slot) => (slot === undefined ? undefined : statistic(query.stat, slot)));
}

/** What an alarm compares, as data points: a metric, or an expression of metrics. */
export class AlarmReading {
  readonly #definition: AlarmDefinition;
  readonly #inputs: readonly Input[];
  readonly #expressions: ReadonlyMap<string, Expression>;

  /** @throws AwsError ValidationError for an expression that cannot be evaluated or is not one time series */
  constructor(definition: AlarmDefinition, inputs: readonly Input[]) {
    this.#definition = definition;
    this.#inputs = inputs;
    try {
      this.#expressions = new Map(definition.expressions.map(({ id, text }) => [id, parseExpression(text)]));
      this.#refuseCircles();
      this.points(0, 3);
    } catch (error) {
      if (error instanceof InvalidExpression) throw new AwsError('ValidationError', `Metrics: ${error.message}`);
      throw error;
    }
  }

  /** @param range how many, oldest first, of the periods that end at `end` */
  points(end: Instant, range: number): Points {
    const periodMs = this.#definition.periodSeconds * 1000;
    const metrics = this.#inputs.map((input) => ({ id: input.query.id, points: pointsOf(input, end, periodMs, range) }));
    const valueById = (id: string): Value | undefined => {
      const metric = metrics.find((one) => one.id === id);
      if (metric !== undefined) return { kind: 'series', points: metric.points };
      const expression = this.#expressions.get(id);
      if (expression === undefined) return undefined;
      return evaluateExpression(expression, {
        valueOf: valueById,
        metrics,
        periodSeconds: this.#definition.periodSeconds,
        length: range,
      });
    };
    const value = valueById(this.#definition.watched);
    if (value?.kind !== 'series') throw new InvalidExpression(`${this.#definition.watched}: an alarm watches one time series`);
    return value.points;
  }

  #refuseCircles(): void {
    const done = new Set<string>();
    const visit = (id: string, under: readonly string[]): void => {
      const expression = this.#expressions.get(id);
      if (expression === undefined || done.has(id)) return;
      if (under.includes(id)) throw new InvalidExpression(`${[...under, id].join(' -> ')} goes in a circle`);
      for (const name of namesIn(expression)) visit(name, [...under, id]);
      done.add(id);
    };
    for (const id of this.#expressions.keys()) visit(id, []);
  }
}
