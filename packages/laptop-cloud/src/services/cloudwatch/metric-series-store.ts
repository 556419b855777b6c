import * as z from 'zod';
import type { Journal } from '../../contract.ts';
import type { Bucket, Series } from './metric-series.ts';

/** start, sum, count, min, max */
const Stored = z.array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]));

/** Watched series in the journal: one row each, written right before a commit and only when something of it can matter. */
export class SeriesStore {
  readonly #journal: Journal;

  constructor(journal: Journal, series: () => readonly Series[]) {
    this.#journal = journal;
    journal.exec('CREATE TABLE IF NOT EXISTS cloudwatch_series (key TEXT PRIMARY KEY, buckets TEXT NOT NULL) WITHOUT ROWID');
    journal.onBeforeCommit(() => {
      for (const one of series()) if (one.dirty) this.#save(one);
    });
  }

  load(key: string): readonly Bucket[] {
    const row = this.#journal.get<{ buckets: string }>('SELECT buckets FROM cloudwatch_series WHERE key = ?', key);
    if (row === undefined) return [];
    return Stored.parse(JSON.parse(row.buckets)).map(([start, sum, count, min, max]) => ({ start, sum, count, min, max }));
  }

  dropAllBut(keys: ReadonlySet<string>): void {
    for (const { key } of this.#journal.all<{ key: string }>('SELECT key FROM cloudwatch_series'))
      if (!keys.has(key)) this.#journal.run('DELETE FROM cloudwatch_series WHERE key = ?', key);
  }

  #save(series: Series): void {
    series.dirty = false;
    const buckets = series.buckets.map(({ start, sum, count, min, max }) => [start, sum, count, min, max]);
    this.#journal.run('INSERT OR REPLACE INTO cloudwatch_series VALUES (?, ?)', series.key, JSON.stringify(buckets));
  }
}
