import { hash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { jsonOf } from '../../kernel/written-json.ts';
import { type IndexEntry, indexEntry, indexUnits, sameEntry, writeUnits } from './index-entry.ts';
import { isRecord, recordInKeyOrder } from './item-codec.ts';
import type { TableSpec } from './local-table.ts';
import { rememberOrdered } from './ordered-text.ts';
import { conditionHolds, shapeOf } from './plain-condition.ts';
import { type PlainWrite, type PlainWrites, plainWrites } from './plain-write.ts';
import { WriteTokens } from './write-tokens.ts';

type Input = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, unknown>>;

/** a write that was made; units in INDEXES detail, as DynamoDB answers them */
export interface Written {
  readonly consumed: unknown;
}

interface IndexChange {
  readonly index: string;
  readonly before: IndexEntry | undefined;
  readonly after: IndexEntry | undefined;
}

/** one item about to be written: how large it is and becomes, and what its indexes hold of both */
interface Change {
  readonly write: PlainWrite;
  /** bytes; undefined when there is no item */
  readonly size: number | undefined;
  readonly indexes: readonly IndexChange[];
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const MOST_SHAPES = 1_000;

/**
 * Makes the plain writes (items of text, plain numbers, bytes, booleans, maps and lists; conditions that compare or ask for attributes of the
 * item) in dynoxide's own file, which spares the way to its process. A condition that does not hold, one that dynoxide has not yet taken
 * as well formed, and whatever is not plain or might be refused is left to dynoxide. The triggers in the file record these changes as
 * they record dynoxide's.
 */
export class DirectWrite {
  readonly #file: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #wellFormed = new Set<string>();
  readonly #tokens: WriteTokens;
  readonly #alone: () => boolean;

  /**
   * @param file dynoxide's own file, opened beside it
   * @param now epoch ms
   * @param alone whether dynoxide does nothing: only then may writes wait to be committed together
   */
  constructor(file: DatabaseSync, now: () => number, alone: () => boolean) {
    this.#file = file;
    this.#tokens = new WriteTokens(now);
    this.#alone = alone;
  }

  /** commits what was written; before dynoxide is asked anything, and before the journal's own commit */
  commit(): void {
    if (this.#file.isOpen && this.#file.isTransaction) this.#statement('COMMIT').run();
  }

  /**
   * undefined: nothing was written, ask dynoxide.
   * @param quiet whether dynoxide writes nothing: only then is anything written; a transaction made before is known at any time
   * @throws AwsError IdempotentParameterMismatchException, and what SQLite throws when the file fails
   */
  write(action: string, input: Input, tableOf: (name: unknown) => TableSpec | undefined, quiet: boolean): Written | undefined {
    const { ClientRequestToken: token, TransactItems: items } = input;
    const again = typeof token === 'string' && this.#tokens.made(token, items);
    if (!quiet && !again) return undefined;
    const asked = plainWrites(action, input, tableOf);
    if (asked === undefined || !asked.writes.every(({ shape }) => shape === undefined || this.#wellFormed.has(shape)))
      return undefined;
    if (again) return { consumed: this.#readUnits(asked) };
    const changes: Change[] = [];
    for (const write of asked.writes) {
      const change = this.#prepare(write, asked.table);
      if (change === undefined) return undefined;
      changes.push(change);
    }
    this.#make(changes, asked.table);
    if (typeof token === 'string') this.#tokens.note(token, items);
    return { consumed: consumedBy(changes, asked) };
  }

  /** dynoxide took this write: its conditions are well formed, and its transaction is made */
  learn(action: string, input: Input): void {
    if (typeof input.ClientRequestToken === 'string') this.#tokens.note(input.ClientRequestToken, input.TransactItems);
    for (const part of action === 'TransactWriteItems' ? partsOf(input.TransactItems) : [input]) {
      const shape = shapeOf(part);
      if (shape !== undefined && this.#wellFormed.size < MOST_SHAPES) this.#wellFormed.add(shape);
    }
  }

  #row(write: PlainWrite, table: TableSpec): { readonly item: Item; readonly size: number } | undefined {
    const sql = `SELECT item_json AS item, item_size AS size FROM ${quoted(table.name)} WHERE pk = ? AND sk = ?`;
    const row = this.#statement(sql).get(...write.key);
    const item: unknown = row === undefined ? undefined : JSON.parse(String(row.item));
    return isRecord(item) ? { item, size: Number(row?.size) } : undefined;
  }

  #prepare(write: PlainWrite, table: TableSpec): Change | undefined {
    const there = this.#row(write, table);
    if (conditionHolds(write.condition, there?.item) !== true) return undefined;
    if (write.kind === 'check') return { write, size: there?.size, indexes: [] };
    const before = there && recordInKeyOrder(there.item);
    const indexes = [...table.indexes].map(([index, spec]) => ({
      index,
      before: indexEntry(before, spec, table),
      after: indexEntry(write.item, spec, table),
    }));
    // dynoxide knows what a set in an index weighs
    return indexes.some((one) => Number.isNaN(one.before?.size)) ? undefined : { write, size: there?.size, indexes };
  }

  #make(changes: readonly Change[], table: TableSpec): void {
    if (!this.#file.isTransaction) this.#statement('BEGIN IMMEDIATE').run();
    this.#statement('SAVEPOINT laptop').run();
    try {
      for (const change of changes) this.#makeOne(change, table);
      this.#statement('RELEASE laptop').run();
    } catch (error) {
      // a full disk has rolled everything back already
      if (this.#file.isTransaction) this.#file.exec('ROLLBACK TO laptop; RELEASE laptop');
      throw error;
    }
    if (!this.#alone()) this.commit();
  }

  #makeOne({ write, size, indexes }: Change, table: TableSpec): void {
    const name = quoted(table.name);
    if (write.item !== undefined) {
      const json = jsonOf(write.item);
      rememberOrdered(json);
      this.#statement(`INSERT OR REPLACE INTO ${name} (pk, sk, item_json, item_size, hash_prefix) VALUES (?, ?, ?, ?, ?)`).run(
        ...write.key,
        json,
        write.size,
        hashPrefix(write.key[0]),
      );
    } else if (write.kind === 'delete' && size !== undefined)
      this.#statement(`DELETE FROM ${name} WHERE pk = ? AND sk = ?`).run(...write.key);
    for (const { index, before, after } of indexes) {
      if (sameEntry(before, after)) continue;
      const entries = quoted(`${table.name}::gsi::${index}`);
      if (before !== undefined) this.#statement(`DELETE FROM ${entries} WHERE table_pk = ? AND table_sk = ?`).run(...write.key);
      if (after !== undefined)
        this.#statement(`INSERT INTO ${entries} (gsi_pk, gsi_sk, table_pk, table_sk, item_json) VALUES (?, ?, ?, ?, ?)`).run(
          ...after.key,
          ...write.key,
          after.json,
        );
    }
  }

  /** a transaction that was made before is only read */
  #readUnits({ table, writes }: PlainWrites): unknown {
    const sizes = writes.map((write) => this.#row(write, table)?.size ?? 0);
    const units = sizes.reduce((sum, size) => sum + 2 * Math.max(1, Math.ceil(size / 4_096)), 0);
    const both = { CapacityUnits: units, ReadCapacityUnits: units };
    return [{ TableName: table.name, ...both, Table: both }];
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#file.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

const partsOf = (items: unknown): readonly Input[] =>
  (Array.isArray(items) ? items : []).flatMap((one) => (isRecord(one) ? Object.values(one).filter(isRecord) : []));

/** by which dynoxide divides a table for a parallel scan */
const hashPrefix = (partition: string): string => hash('md5', `Outliers${partition.slice(2)}`).slice(0, 6);

/** a transaction costs double for the table, not for the indexes it brings up to date */
function consumedBy(changes: readonly Change[], { table, inTransaction }: PlainWrites): unknown {
  let own = 0;
  const perIndex = new Map<string, number>();
  for (const { write, size = 0, indexes } of changes) {
    own += writeUnits(Math.max(size, write.size)) * (inTransaction ? 2 : 1);
    for (const { index, before, after } of indexes) {
      const units = indexUnits(before, after);
      if (units > 0) perIndex.set(index, (perIndex.get(index) ?? 0) + units);
    }
  }
  const unitsOf = (units: number) => ({ CapacityUnits: units, ...(inTransaction ? { WriteCapacityUnits: units } : {}) });
  const inAll = [...perIndex.values()].reduce((sum, units) => sum + units, own);
  const indexes = Object.fromEntries([...perIndex].map(([index, units]) => [index, unitsOf(units)]));
  const consumed = {
    TableName: table.name,
    ...unitsOf(inAll),
    Table: unitsOf(own),
    ...(perIndex.size === 0 ? {} : { GlobalSecondaryIndexes: indexes }),
  };
  return inTransaction ? [consumed] : consumed;
}
