import type { Instant, Journal } from '../../contract.ts';
import type { Change } from './change-log.ts';
import { inKeyOrder } from './item-codec.ts';

/** AWS keeps the past of a table so long */
const KEPT_MS = 35 * 86_400_000;

/**
 * What each change of a table with point-in-time recovery replaced, so that the table can be had as it was. Kept only by a laptop that is
 * asked to: a second record of every write would slow the others, and nobody restores from them.
 */
export class TableHistory {
  readonly #journal: Journal;
  readonly #kept: boolean;
  readonly #tables = new Set<string>();

  constructor(journal: Journal, kept: boolean) {
    this.#journal = journal;
    this.#kept = kept;
    if (kept)
      journal.exec(`CREATE TABLE IF NOT EXISTS dynamodb_history (sequence INTEGER PRIMARY KEY, table_name TEXT NOT NULL, keys TEXT NOT NULL,
        before TEXT, at INTEGER NOT NULL)`);
  }

  get kept(): boolean {
    return this.#kept;
  }

  addTable(name: string): void {
    this.#tables.add(name);
  }

  has(name: string): boolean {
    return this.#tables.has(name);
  }

  note({ id, table, keys, before }: Change, now: Instant): void {
    if (!this.#kept || !this.#tables.has(table)) return;
    const row = [id, table, JSON.stringify(inKeyOrder(keys)), before ?? null, now] as const;
    this.#journal.run('INSERT INTO dynamodb_history VALUES (?, ?, ?, ?, ?)', ...row);
  }

  prune(now: Instant): void {
    if (this.#kept) this.#journal.run('DELETE FROM dynamodb_history WHERE at < ?', now - KEPT_MS);
  }

  /** of each key that was changed after `at`, what it held then: JSON, or null where it was not there */
  heldAt(table: string, at: Instant): ReadonlyMap<string, string | null> {
    const rows = this.#journal.all<{ keys: string; before: string | null }>(
      'SELECT keys, before FROM dynamodb_history WHERE table_name = ? AND at > ? ORDER BY sequence DESC',
      table,
      at,
    );
    // the oldest change after `at` replaced what was there at it
    return new Map(rows.map(({ keys, before }) => [keys, before]));
  }
}
