import { textSize } from '../../adapters/memory/row-size.ts';
import type { TablePlan } from '../blueprint/blueprint.ts';
import type { Meter } from '../meter.ts';

const writeUnit = 1_024;
const readUnit = 4_096;
const unitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / writeUnit));
/** a consistent read is whole units */
export const halvesOf = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / readUnit)) * (consistent ? 2 : 1);

interface IndexEntry {
  readonly key: string;
  readonly size: number;
}

/** in no index */
export const noEntries: readonly undefined[] = [];

/** one row as it is billed: its bytes, and what each index holds of it */
export interface Row {
  readonly size: number;
  readonly entries: readonly (IndexEntry | undefined)[];
}

/**
 * What requests to the table cost, by DynamoDB's rules: a write by the larger of what was and what is there, twice in a transaction; an
 * index for what changes in it; a read by all it touched. Source: DynamoDB Developer Guide, Capacity unit consumption
 */
export class TableBill {
  readonly #table: TablePlan;
  readonly #meter: Meter;
  readonly #indexes: readonly { readonly billedAs: string; readonly keepsAll: boolean }[];

  constructor(table: TablePlan, meter: Meter) {
    this.#table = table;
    this.#meter = meter;
    this.#indexes = table.indexes.map(({ name, keepsAll }) => ({ billedAs: `${table.name}/${name}`, keepsAll }));
  }

  /** @param row the attributes indexes may be sorted by, keys included; `size` of all attributes, bytes */
  rowOf(row: Readonly<Record<string, string | undefined>>, size: number): Row {
    let entries: (IndexEntry | undefined)[] | undefined;
    for (const [at, { keys, keepsAll }] of this.#table.indexes.entries()) {
      const [partition = '', sort] = keys;
      const own = row[partition];
      const rank = sort === undefined ? '' : row[sort];
      if (own === undefined || rank === undefined) continue;
      const kept = keepsAll ? size : keys.reduce((sum, name) => sum + name.length + textSize(row[name] ?? ''), 0);
      entries ??= this.#table.indexes.map(() => undefined);
      entries[at] = { key: `${own}\n${rank}`, size: kept };
    }
    return { size, entries: entries ?? noEntries };
  }

  /** a Query or GetItem that touched so many bytes */
  read(bytes: number): void {
    this.#meter.read(this.#table.name, halvesOf(bytes, true));
  }

  /** one write that was made; `times` 2 in a transaction */
  wrote(before: Row | undefined, after: Row | undefined, times: 1 | 2): void {
    this.#meter.wrote(this.#table.name, times * unitsOf(Math.max(before?.size ?? 0, after?.size ?? 0)));
    if ((before?.entries ?? noEntries) === noEntries && (after?.entries ?? noEntries) === noEntries) return;
    for (const [at, { billedAs, keepsAll }] of this.#indexes.entries()) {
      const [was, is] = [before?.entries[at], after?.entries[at]];
      if (was !== undefined || is !== undefined) this.#meter.wrote(billedAs, indexUnits(was, is, keepsAll));
    }
  }

  /** one write whose condition did not hold: the table alone */
  refused(before: Row | undefined, after: Row | undefined, times: 1 | 2): void {
    this.#meter.wrote(this.#table.name, times * unitsOf(Math.max(before?.size ?? 0, after?.size ?? 0)));
  }
}

/** a key that changes costs a deletion and an insertion, an entry of keys that stays nothing; a whole item has a new version each time */
const indexUnits = (before: IndexEntry | undefined, after: IndexEntry | undefined, keepsAll: boolean): number => {
  if (before === undefined) return after === undefined ? 0 : unitsOf(after.size);
  if (after === undefined) return unitsOf(before.size);
  if (before.key !== after.key) return unitsOf(before.size) + unitsOf(after.size);
  return keepsAll ? unitsOf(Math.max(before.size, after.size)) : 0;
};
