import type * as z from 'zod';
import type { Journal } from '../contract.ts';

interface Row {
  readonly id: string;
  readonly definition: string;
  readonly template: string | null;
}

/**
 * Named definitions (rules, schedules…) that survive kill -9, whether the template or an API call made them.
 * What an API call changed about a template's resource stays until the template itself says something else, as on AWS.
 */
export class DefinitionStore<T> {
  readonly #journal: Journal;
  readonly #table: string;
  readonly #current = new Map<string, T>();
  readonly #provisioned = new Set<string>();

  /** @param table must be unique in the journal */
  constructor(journal: Journal, table: string, schema: z.ZodType<T>) {
    this.#journal = journal;
    this.#table = table;
    journal.exec(`CREATE TABLE IF NOT EXISTS ${table} (id TEXT PRIMARY KEY, definition TEXT NOT NULL, template TEXT)`);
    for (const row of journal.all<{ id: string; definition: string }>(`SELECT id, definition FROM ${table}`)) {
      this.#current.set(row.id, schema.parse(JSON.parse(row.definition)));
    }
  }

  get(id: string): T | undefined {
    return this.#current.get(id);
  }

  all(): readonly T[] {
    return [...this.#current.values()];
  }

  /** an API call's change */
  save(id: string, definition: T): void {
    this.#current.set(id, definition);
    this.#journal.run(
      `INSERT INTO ${this.#table} (id, definition, template) VALUES (?, ?, NULL)
       ON CONFLICT (id) DO UPDATE SET definition = excluded.definition`,
      id,
      JSON.stringify(definition),
    );
  }

  /** what the template says; answers what holds now */
  provision(id: string, definition: T): T {
    this.#provisioned.add(id);
    const text = JSON.stringify(definition);
    const row = this.#journal.get<Row & Record<string, string | null>>(`SELECT * FROM ${this.#table} WHERE id = ?`, id);
    const current = this.#current.get(id);
    if (row?.template === text && current !== undefined) return current;
    this.#current.set(id, definition);
    this.#journal.run(`INSERT OR REPLACE INTO ${this.#table} (id, definition, template) VALUES (?, ?, ?)`, id, text, text);
    return definition;
  }

  remove(id: string): boolean {
    this.#journal.run(`DELETE FROM ${this.#table} WHERE id = ?`, id);
    return this.#current.delete(id);
  }

  /** takes away what came from the template of an earlier boot and is in it no more; call once all is provisioned */
  dropUnprovisioned(): readonly string[] {
    const rows = this.#journal.all<{ id: string }>(`SELECT id FROM ${this.#table} WHERE template IS NOT NULL`);
    const dropped = rows.map(({ id }) => id).filter((id) => !this.#provisioned.has(id));
    for (const id of dropped) this.remove(id);
    return dropped;
  }
}
