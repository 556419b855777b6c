import type { Journal, Kernel } from '@firstsale/laptop-cloud/contract';

/** something the outside world will do at a virtual instant */
export interface Plan {
  /** epoch ms */
  readonly at: number;
  readonly kind: string;
  readonly payload: unknown;
}

/**
 * What the outside world (merchants, providers, the desk) still has to do. It lives in the laptop cloud's journal, so that a plan made in
 * answer to an event is kept with the event or not at all, and kill -9 neither loses one nor does one twice.
 */
export class Agenda {
  readonly #kernel: Kernel;
  readonly #journal: Journal;
  readonly #perform: (plan: Plan) => Promise<void>;
  constructor(kernel: Kernel, perform: (plan: Plan) => Promise<void>) {
    this.#kernel = kernel;
    this.#journal = kernel.journal;
    this.#perform = perform;
    this.#journal.exec(
      'CREATE TABLE IF NOT EXISTS world_agenda (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL)',
    );
    this.#journal.exec('CREATE TABLE IF NOT EXISTS world_memory (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
  }

  /** adds a plan; one with a `key` is added once, however often it is asked for */
  add(plan: Plan, key?: string): void {
    if (key !== undefined && !this.remember(`plan ${key}`, '1')) return;
    const { lastInsertRowid } = this.#journal.run(
      'INSERT INTO world_agenda (at, kind, payload) VALUES (?, ?, ?)',
      plan.at,
      plan.kind,
      JSON.stringify(plan.payload),
    );
    this.#arm(Number(lastInsertRowid), plan);
  }

  /** arms what an earlier process left behind; call once, after boot */
  resume(): number {
    const left = this.#journal.all<{ id: number; at: number; kind: string; payload: string }>(
      'SELECT * FROM world_agenda ORDER BY at, id',
    );
    for (const row of left) this.#arm(row.id, { at: row.at, kind: row.kind, payload: JSON.parse(row.payload) });
    return left.length;
  }

  /** true when the key was new */
  remember(key: string, value: string): boolean {
    return Number(this.#journal.run('INSERT OR IGNORE INTO world_memory (key, value) VALUES (?, ?)', key, value).changes) > 0;
  }

  recall(key: string): string | undefined {
    return this.#journal.get<{ value: string }>('SELECT value FROM world_memory WHERE key = ?', key)?.value;
  }

  note(key: string, value: string): void {
    this.#journal.run(
      'INSERT INTO world_memory (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      key,
      value,
    );
  }

  #arm(id: number, plan: Plan): void {
    this.#kernel.at(plan.at, `world ${plan.kind}`, async () => {
      await this.#perform(plan);
      this.#journal.run('DELETE FROM world_agenda WHERE id = ?', id);
    });
  }
}
