import type { DatabaseSync, StatementSync } from 'node:sqlite';
import * as z from 'zod';
import type { Kernel } from '../../contract.ts';
import { inKeyOrder } from './item-codec.ts';
import type { TableSpec } from './local-table.ts';

const SWEEP_MS = 3_600_000;
const BATCH = 500;
// dynamodb leaves items alone that expired more than five years ago
const LONGEST_AGO_S = 5 * 365.25 * 86_400;

const row = z.object({ item_json: z.string() });
const item = z.record(z.string(), z.unknown());
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * Deletes expired items once per virtual hour (AWS promises a few days). An index on the attribute, put beside dynoxide's own tables,
 * makes a sweep cost what has expired, not what the table holds.
 */
export class TimeToLive {
  readonly #kernel: Kernel;
  readonly #remove: (table: TableSpec, key: Readonly<Record<string, unknown>>, nowSeconds: number) => Promise<void>;
  /** table -> what has expired in it, as keys in order of time */
  readonly #expired = new Map<TableSpec, StatementSync>();

  constructor(
    kernel: Kernel,
    remove: (table: TableSpec, key: Readonly<Record<string, unknown>>, nowSeconds: number) => Promise<void>,
  ) {
    this.#kernel = kernel;
    this.#remove = remove;
  }

  addTable(table: TableSpec, database: DatabaseSync): void {
    if (table.ttlAttribute === undefined) return;
    const seconds = secondsOf(table);
    const name = quoted(table.name);
    database.exec(
      `CREATE INDEX IF NOT EXISTS ${quoted(`laptop ttl ${table.name}`)} ON ${name} (${seconds}) WHERE ${seconds} IS NOT NULL`,
    );
    const found = `SELECT item_json FROM ${name} WHERE ${seconds} IS NOT NULL AND ${seconds} <= ? AND ${seconds} > ?`;
    this.#expired.set(table, database.prepare(`${found} ORDER BY ${seconds}, pk, sk LIMIT ${BATCH}`));
  }

  start(): void {
    if (this.#expired.size > 0) this.#arm();
  }

  #arm(): void {
    const next = (Math.floor(this.#kernel.now() / SWEEP_MS) + 1) * SWEEP_MS;
    this.#kernel.at(next, 'dynamodb time to live', async () => {
      try {
        for (const table of this.#expired.keys()) await this.#sweep(table);
      } finally {
        this.#arm();
      }
    });
  }

  async #sweep(table: TableSpec): Promise<void> {
    const now = Math.floor(this.#kernel.now() / 1000);
    for (;;) {
      const rows = this.#expired.get(table)?.all(now, now - LONGEST_AGO_S) ?? [];
      for (const one of rows) {
        const found = item.parse(JSON.parse(row.parse(one).item_json));
        const names = [table.partitionKey, ...(table.sortKey === undefined ? [] : [table.sortKey])];
        const key = Object.fromEntries(names.map((name) => [name, found[name]]));
        await this.#remove(table, item.parse(inKeyOrder(key)), now);
      }
      if (rows.length < BATCH) return;
    }
  }
}

const secondsOf = ({ ttlAttribute = '' }: TableSpec): string => {
  const path = `$."${ttlAttribute}".N`.replaceAll("'", "''");
  return `CAST(json_extract(item_json, '${path}') AS REAL)`;
};
