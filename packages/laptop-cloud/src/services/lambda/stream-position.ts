import { z } from 'zod';
import type { Journal } from '../../contract.ts';

const Positions = z.array(z.number());

/** How far each lane of a stream mapping has come, in the journal. */
export class StreamPosition {
  readonly #journal: Journal;
  readonly #uuid: string;
  readonly positions: number[];

  /** @param from where a mapping starts that was never seen before */
  constructor(journal: Journal, uuid: string, lanes: number, from: () => number) {
    this.#journal = journal;
    this.#uuid = uuid;
    journal.exec('CREATE TABLE IF NOT EXISTS lambda_positions (mapping TEXT PRIMARY KEY, positions TEXT NOT NULL) WITHOUT ROWID');
    const row = journal.get<{ positions: string }>('SELECT positions FROM lambda_positions WHERE mapping = ?', uuid);
    const known = row ? Positions.parse(JSON.parse(row.positions)) : undefined;
    // another number of lanes deals the keys differently: all start where the slowest was
    this.positions = known?.length === lanes ? known : Array.from({ length: lanes }, () => (known ? Math.min(...known) : from()));
    if (!row) this.save();
  }

  get slowest(): number {
    return Math.min(...this.positions);
  }

  save(): void {
    const text = JSON.stringify(this.positions);
    this.#journal.run(
      'INSERT INTO lambda_positions VALUES (?, ?) ON CONFLICT (mapping) DO UPDATE SET positions = excluded.positions',
      this.#uuid,
      text,
    );
  }
}

/** the lane of a partition key: always the same one, so that its records stay in order */
export function laneOf(partition: string, lanes: number): number {
  let hash = 2166136261;
  for (let index = 0; index < partition.length; index += 1) hash = Math.imul(hash ^ partition.charCodeAt(index), 16777619);
  return (hash >>> 0) % lanes;
}
