import type { Instant, Kernel } from '../../contract.ts';
import { Series } from './metric-series.ts';
import { SeriesStore } from './metric-series-store.ts';

/** dimension names to values */
export type Dimensions = Readonly<Record<string, string>>;

/** a metric as AWS documents it */
export interface MetricName {
  readonly namespace: string;
  readonly name: string;
  /** the sets of dimension names it is published under */
  readonly dimensions: readonly (readonly string[])[];
  readonly unit: 'Count' | 'Seconds' | 'Milliseconds' | 'None';
}

/** a metric that is not counted but read, once a minute */
export interface GaugeReader {
  /** undefined: nothing is reported now */
  read(dimensions: Dimensions): number | undefined;
  /** the earliest instant the value can be `limit` or more, unless the listener is called before; Infinity: not before it is called */
  soonest(dimensions: Dimensions, limit: number): Instant;
  /** calls back when there is something to report again, or when `soonest` may have come nearer */
  onChange(dimensions: Dimensions, listener: () => void): void;
}

export type MetricSource =
  | { readonly kind: 'counter'; readonly metric: MetricName }
  | { readonly kind: 'gauge'; readonly metric: MetricName; readonly reader: GaugeReader }
  /** AWS publishes it; nothing of the kind happens on a laptop */
  | { readonly kind: 'silent'; readonly metric: MetricName; readonly because: string };

/** one metric as its service reports it; does nothing as long as no alarm watches it */
export interface Counter {
  /** @param facts every dimension of the report; it counts for each watched set that agrees with them */
  report(value: number, facts: Dimensions): void;
}

interface Watched {
  readonly dimensions: readonly (readonly [name: string, value: string])[];
  readonly series: Series;
}

const sortedOf = (dimensions: Dimensions) => Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
const seriesKey = (namespace: string, name: string, dimensions: Dimensions): string =>
  JSON.stringify([namespace, name, sortedOf(dimensions)]);
const sourceKey = (namespace: string, name: string): string => `${namespace} ${name}`;

/** Every metric the services of a kernel publish, and the series of those that alarms watch. */
export class Metrics {
  readonly #kernel: Kernel;
  readonly #sources = new Map<string, MetricSource>();
  readonly #watched = new Map<string, Watched[]>();
  readonly #series = new Map<string, Series>();
  #store: SeriesStore | undefined;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  counter(metric: MetricName): Counter {
    const watched = this.#declare({ kind: 'counter', metric });
    return {
      report: (value, facts) => {
        for (const { dimensions, series } of watched)
          if (dimensions.every(([name, wanted]) => facts[name] === wanted)) series.add(this.#kernel.now(), value);
      },
    };
  }

  gauge(metric: MetricName, reader: GaugeReader): void {
    this.#declare({ kind: 'gauge', metric, reader });
  }

  silent(metric: MetricName, because: string): void {
    this.#declare({ kind: 'silent', metric, because });
  }

  source(namespace: string, name: string): MetricSource | undefined {
    return this.#sources.get(sourceKey(namespace, name));
  }

  /** the metrics of a namespace, by name */
  namesIn(namespace: string): readonly string[] {
    return [...this.#sources.values()].filter(({ metric }) => metric.namespace === namespace).map(({ metric }) => metric.name);
  }

  /** the series of a declared metric; from here on what is reported is kept */
  watch(namespace: string, name: string, dimensions: Dimensions): Series {
    const sorted = sortedOf(dimensions);
    const key = seriesKey(namespace, name, dimensions);
    const known = this.#series.get(key);
    if (known !== undefined) return known;
    this.#store ??= new SeriesStore(this.#kernel.journal, () => [...this.#series.values()]);
    const series = new Series(key, this.#store.load(key));
    this.#series.set(key, series);
    this.#watched.get(sourceKey(namespace, name))?.push({ dimensions: sorted, series });
    return series;
  }

  /** what somebody put under a namespace of their own: counted where it is watched under exactly these dimensions */
  reportOwn(namespace: string, name: string, dimensions: Dimensions, value: number, at: Instant): void {
    this.#series.get(seriesKey(namespace, name, dimensions))?.add(at, value);
  }

  /** forgets what was kept of metrics nobody watches any more */
  dropUnwatched(): void {
    this.#store?.dropAllBut(new Set(this.#series.keys()));
  }

  #declare(source: MetricSource): Watched[] {
    const key = sourceKey(source.metric.namespace, source.metric.name);
    if (this.#sources.has(key)) throw new Error(`the metric ${key} is declared twice`);
    const watched: Watched[] = [];
    this.#sources.set(key, source);
    this.#watched.set(key, watched);
    return watched;
  }
}

const all = new WeakMap<Kernel, Metrics>();

/** the metrics of a kernel; each service declares its own when it is made */
export function metricsOf(kernel: Kernel): Metrics {
  let metrics = all.get(kernel);
  if (metrics === undefined) {
    metrics = new Metrics(kernel);
    all.set(kernel, metrics);
  }
  return metrics;
}
