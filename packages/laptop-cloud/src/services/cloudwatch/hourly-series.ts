import type { Instant, Journal } from '../../contract.ts';
import type { Bucket, Series } from './metric-series.ts';

const HOUR_MS = 3_600_000;
/** CloudWatch shows three hours to fifteen months; a laptop keeps what its pages draw */
const KEPT_HOURS = 24 * 70;

const hourOf = (instant: Instant): Instant => Math.floor(instant / HOUR_MS) * HOUR_MS;

/** What a series amounts to by the hour. An hour is written down when the next begins: what a killed process loses is the hour it was in. */
export class HourlySeries {
  readonly #journal: Journal;
  readonly #key: string;
  readonly #hours = new Map<Instant, Bucket>();

  constructor(journal: Journal, series: Series) {
    this.#journal = journal;
    this.#key = series.key;
    journal.exec(`CREATE TABLE IF NOT EXISTS cloudwatch_hours (key TEXT NOT NULL, hour INTEGER NOT NULL, sum REAL NOT NULL, count INTEGER NOT NULL,
      min REAL NOT NULL, max REAL NOT NULL, PRIMARY KEY (key, hour)) WITHOUT ROWID`);
    const rows = journal.all<{ hour: number; sum: number; count: number; min: number; max: number }>(
      'SELECT hour, sum, count, min, max FROM cloudwatch_hours WHERE key = ? ORDER BY hour',
      series.key,
    );
    for (const { hour, ...rest } of rows) this.#hours.set(Number(hour), { start: Number(hour), ...rest });
    series.listen(0, (value, at) => {
      this.#add(value, hourOf(at));
      return false;
    });
  }

  /** the `hours` hours up to the one that begins at `until` */
  points(stat: string, until: Instant, hours: number): (number | undefined)[] {
    return Array.from({ length: hours }, (_, at) => {
      const bucket = this.#hours.get(until - (hours - 1 - at) * HOUR_MS);
      return bucket === undefined ? undefined : statisticOf(stat, bucket);
    });
  }

  #add(value: number, hour: Instant): void {
    const known = this.#hours.get(hour);
    if (known === undefined) {
      this.#close();
      this.#hours.set(hour, { start: hour, sum: value, count: 1, min: value, max: value });
      return;
    }
    known.sum += value;
    known.count += 1;
    known.min = Math.min(known.min, value);
    known.max = Math.max(known.max, value);
  }

  #close(): void {
    const last = [...this.#hours.values()].at(-1);
    if (last === undefined) return;
    const { start, sum, count, min, max } = last;
    this.#journal.run(
      'INSERT OR REPLACE INTO cloudwatch_hours VALUES (?, ?, ?, ?, ?, ?)',
      this.#key,
      start,
      sum,
      count,
      min,
      max,
    );
    for (const hour of this.#hours.keys()) {
      if (hour > start - KEPT_HOURS * HOUR_MS) break;
      this.#hours.delete(hour);
      this.#journal.run('DELETE FROM cloudwatch_hours WHERE key = ? AND hour = ?', this.#key, hour);
    }
  }
}

const statisticOf = (stat: string, { sum, count, min, max }: Bucket): number => {
  if (stat === 'Sum') return sum;
  if (stat === 'SampleCount') return count;
  if (stat === 'Minimum') return min;
  return stat === 'Maximum' ? max : sum / count;
};
