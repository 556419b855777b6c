import type { Instant } from '../../contract.ts';

/** what was reported within one minute */
export interface Bucket {
  /** where the minute begins, epoch ms */
  readonly start: Instant;
  sum: number;
  count: number;
  min: number;
  max: number;
}

export const MINUTE_MS = 60_000;
export const minuteOf = (instant: Instant): Instant => Math.floor(instant / MINUTE_MS) * MINUTE_MS;

/** asked about every value; answers whether it can change what the listener shows */
export type ValueListener = (value: number, at: Instant) => boolean;

/** The data points of one metric under one set of dimensions, by minute, for as long as somebody looks back. */
export class Series {
  readonly key: string;
  readonly #listeners: ValueListener[] = [];
  #buckets: Bucket[];
  #keptMs = 0;
  /** changed since it was last written down */
  dirty = false;

  constructor(key: string, buckets: readonly Bucket[]) {
    this.key = key;
    this.#buckets = [...buckets];
  }

  /** oldest first */
  get buckets(): readonly Bucket[] {
    return this.#buckets;
  }

  /** from here on minutes are kept at least this long */
  listen(keptMs: number, listener: ValueListener): void {
    this.#keptMs = Math.max(this.#keptMs, keptMs);
    this.#listeners.push(listener);
  }

  add(at: Instant, value: number): void {
    const start = minuteOf(at);
    const last = this.#buckets.at(-1);
    if (last?.start === start) {
      last.sum += value;
      last.count += 1;
      if (value < last.min) last.min = value;
      if (value > last.max) last.max = value;
    } else {
      this.#forget(start);
      this.#buckets.push({ start, sum: value, count: 1, min: value, max: value });
    }
    // what cannot matter is not written down either: a busy minute of zeros costs no row
    for (const listener of this.#listeners) if (listener(value, at)) this.dirty = true;
  }

  #forget(now: Instant): void {
    const oldest = now - this.#keptMs;
    let gone = 0;
    while ((this.#buckets[gone]?.start ?? Number.POSITIVE_INFINITY) < oldest) gone += 1;
    if (gone > 0) this.#buckets = this.#buckets.slice(gone);
  }
}
