import { jsonOf } from '../../kernel/written-json.ts';
import { isRecord } from './item-codec.ts';
import type { IndexSpec, TableSpec } from './local-table.ts';
import { plainItemSize } from './plain-value.ts';

type Item = Readonly<Record<string, unknown>>;

/** what an index keeps of an item */
export interface IndexEntry {
  /** partition and sort key as dynoxide's file has them; the sort key is '' in an index without one */
  readonly key: readonly [string, string];
  readonly json: string;
  /** bytes; NaN when the entry holds anything that is not plain */
  readonly size: number;
}

/** undefined when the index does not hold the item. @param item in key order */
export function indexEntry(item: Item | undefined, index: IndexSpec, table: TableSpec): IndexEntry | undefined {
  if (item === undefined) return undefined;
  const partition = textOf(item[index.partitionKey]);
  const sort = index.sortKey === undefined ? '' : textOf(item[index.sortKey]);
  if (partition === undefined || sort === undefined) return undefined;
  const kept = index.projected === 'ALL' ? item : projected(item, index.projected, index, table);
  return { key: [partition, sort], json: jsonOf(kept), size: plainItemSize(kept) };
}

const textOf = (value: unknown): string | undefined =>
  isRecord(value) && typeof value.S === 'string' ? `S:${value.S}` : undefined;

function projected(item: Item, attributes: readonly string[], index: IndexSpec, table: TableSpec): Item {
  const names: readonly (string | undefined)[] = [
    index.partitionKey,
    index.sortKey,
    table.partitionKey,
    table.sortKey,
    ...attributes,
  ];
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

const UNIT = 1_024;
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / UNIT));

const sameKey = (one: IndexEntry, other: IndexEntry) => one.key[0] === other.key[0] && one.key[1] === other.key[1];

export const sameEntry = (one: IndexEntry | undefined, other: IndexEntry | undefined): boolean =>
  one === undefined || other === undefined ? one === other : one.json === other.json && sameKey(one, other);

/** write units of bringing an index up to date: a key that changes costs a deletion and an insertion, an entry that stays nothing */
export function indexUnits(before: IndexEntry | undefined, after: IndexEntry | undefined): number {
  if (before === undefined) return after === undefined ? 0 : writeUnits(after.size);
  if (after === undefined) return writeUnits(before.size);
  if (!sameKey(before, after)) return writeUnits(before.size) + writeUnits(after.size);
  return before.json === after.json ? 0 : writeUnits(Math.max(before.size, after.size));
}
