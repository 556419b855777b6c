import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Kernel } from '../../contract.ts';
import { inKeyOrder } from './item.ts';
import type { TableSpec } from './table.ts';

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
  readonly #tables: TableSpec[] = [];
  #database: DatabaseSync | undefined;

  constructor(
    kernel: Kernel,
    remove: (table: TableSpec, key: Readonly<Record<string, unknown>>, nowSeconds: number) => Promise<void>,
  ) {
    this.#kernel = kernel;
    this.#remove = remove;
  }

  addTable(table: TableSpec, database: DatabaseSync): void {
    if (table.ttlAttribute === undefined) return;
    this.#database = database;
    this.#tables.push(table);
    database.exec(
      `CREATE INDEX IF NOT EXISTS ${quoted(`laptop ttl ${table.name}`)} ON ${quoted(table.name)} (${secondsOf(table)}) WHERE ${secondsOf(table)} IS NOT NULL`,
    );
  }

  start(): void {
    if (this.#tables.length > 0) this.#arm();
  }

  #arm(): void {
    const next = (Math.floor(this.#kernel.now() / SWEEP_MS) + 1) * SWEEP_MS;
    this.#kernel.at(next, 'dynamodb time to live', async () => {
      try {
        for (const table of this.#tables) await this.#sweep(table);
      } finally {
        this.#arm();
      }
    });
  }

  async #sweep(table: TableSpec): Promise<void> {
    const now = Math.floor(this.#kernel.now() / 1000);
    const seconds = secondsOf(table);
    for (;;) {
      const rows =
        this.#database
          ?.prepare(
            `SELECT item_json FROM ${quoted(table.name)} WHERE ${seconds} IS NOT NULL AND ${seconds} <= ? AND ${seconds} > ? ORDER BY ${seconds}, pk, sk LIMIT ${BATCH}`,
          )
          .all(now, now - LONGEST_AGO_S) ?? [];
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
