import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { inKeyOrder, isRecord } from './item-codec.ts';
import { keyCondition, keyText, type SortRange } from './key-condition.ts';
import type { KeyNames, TableSpec } from './local-table.ts';

type Input = Readonly<Record<string, unknown>>;

/** an answer as it was found, in the JSON of dynoxide's file */
export interface Found {
  readonly item?: string;
  readonly items?: readonly string[];
  /** where the next page begins, as JSON; of a query that found as many as it may */
  readonly last?: string;
  /** in INDEXES detail */
  readonly consumed: Readonly<Record<string, unknown>>;
}

interface Row {
  readonly item: string;
  /** bytes */
  readonly size: number;
}

const queryKeys = new Set([
  'TableName',
  'IndexName',
  'KeyConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ConsistentRead',
  'ScanIndexForward',
  'Limit',
  'ReturnConsumedCapacity',
]);
const getKeys = new Set(['TableName', 'Key', 'ConsistentRead', 'ReturnConsumedCapacity']);
// DynamoDB ends a page at 1 MiB: well before that, the page is dynoxide's
const LARGEST = 900_000;
const MOST_ROWS = 10_000;
const UNIT = 4_096;
// no text goes on after this one
const LAST_CHARACTER = '\u{10ffff}';

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const plain = (input: Input, keys: ReadonlySet<string>) =>
  Object.entries(input).every(([key, value]) => value === undefined || keys.has(key));

/**
 * Answers the plain reads (an item by its key, a whole page of a partition, keys of type S) from dynoxide's own file, which spares the
 * way to its process: a tenth of the time. Whatever is not plain, would be refused, or ends before the last row is left to dynoxide.
 * What was written before is seen, since dynoxide commits before it answers.
 */
export class DirectRead {
  readonly #file: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** @param file dynoxide's own file, opened beside it */
  constructor(file: DatabaseSync) {
    this.#file = file;
  }

  /** undefined: ask dynoxide */
  find(action: string, input: Input, table: TableSpec | undefined): Found | undefined {
    if (table === undefined || !table.directlyReadable) return undefined;
    if (action === 'GetItem') return this.#get(input, table);
    return action === 'Query' ? this.#query(input, table) : undefined;
  }

  #get(input: Input, table: TableSpec): Found | undefined {
    if (!plain(input, getKeys) || !isRecord(input.Key)) return undefined;
    const { partitionKey, sortKey } = table;
    if (Object.keys(input.Key).length !== (sortKey === undefined ? 1 : 2)) return undefined;
    const partition = keyText(input.Key[partitionKey]);
    const sort = sortKey === undefined ? '' : keyText(input.Key[sortKey]);
    if (partition === undefined || sort === undefined) return undefined;
    const sql = `SELECT item_json AS item, item_size AS size FROM ${quoted(table.name)} WHERE pk = ? AND sk = ?`;
    const [row] = this.#rows(sql, [`S:${partition}`, sortKey === undefined ? '' : `S:${sort}`]);
    return {
      ...(row === undefined ? {} : { item: row.item }),
      consumed: capacity(table.name, undefined, row?.size ?? 0, input.ConsistentRead === true),
    };
  }

  #query(input: Input, table: TableSpec): Found | undefined {
    if (!plain(input, queryKeys)) return undefined;
    const { IndexName, Limit = Number.POSITIVE_INFINITY, ConsistentRead = false, ScanIndexForward = true } = input;
    const index = typeof IndexName === 'string' ? IndexName : undefined;
    if (typeof Limit !== 'number' || Limit < 1 || (IndexName !== undefined && (index === undefined || ConsistentRead !== false)))
      return undefined;
    const keys: KeyNames | undefined = index === undefined ? table : table.indexes.get(index);
    const condition = keys && keyCondition(input, keys.partitionKey, keys.sortKey);
    if (keys === undefined || condition === undefined) return undefined;
    const [where, values] = sortClause(condition.sort, index === undefined ? 'sk' : 'gsi_sk');
    const sql = `${selection(table.name, index)}${where} ${order(index, ScanIndexForward === false)} LIMIT ?`;
    const most = Math.min(Limit, MOST_ROWS);
    const rows = this.#rows(sql, [`S:${condition.partition}`, ...values, most]);
    const stored = rows.reduce((sum, { item, size }) => sum + Math.max(item.length, size), 0);
    if (rows.length === MOST_ROWS || stored > LARGEST) return undefined;
    const items = rows.map(({ item }) => item);
    const size = index === undefined ? rows.reduce((sum, row) => sum + row.size, 0) : textSize(items);
    if (size === undefined) return undefined;
    const consumed = capacity(table.name, index, size, ConsistentRead === true);
    const end = items.at(-1);
    return rows.length < most || end === undefined ? { items, consumed } : { items, last: keyOf(end, keys, table), consumed };
  }

  #rows(sql: string, values: readonly (string | number)[]): readonly Row[] {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#file.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement.all(...values).map(({ item, size }) => ({ item: String(item), size: Number(size) }));
  }
}

/** the key of an item in an index, which is that of the table too, as JSON in key order */
function keyOf(item: string, keys: KeyNames, table: TableSpec): string {
  const names = new Set([keys.partitionKey, keys.sortKey, table.partitionKey, table.sortKey]);
  const entries = Object.entries(JSON.parse(item)).filter(([name]) => names.has(name));
  return JSON.stringify(inKeyOrder(Object.fromEntries(entries)));
}

const selection = (table: string, index: string | undefined): string =>
  index === undefined
    ? `SELECT item_json AS item, item_size AS size FROM ${quoted(table)} WHERE pk = ?`
    : `SELECT item_json AS item, 0 AS size FROM ${quoted(`${table}::gsi::${index}`)} WHERE gsi_pk = ?`;

const order = (index: string | undefined, backwards: boolean): string => {
  const columns = index === undefined ? ['sk'] : ['gsi_sk', 'table_pk', 'table_sk'];
  return `ORDER BY ${columns.map((column) => `${column}${backwards ? ' DESC' : ''}`).join(', ')}`;
};

function sortClause(sort: SortRange, column: string): readonly [where: string, values: readonly string[]] {
  switch (sort.kind) {
    case 'all':
      return ['', []];
    case 'prefix':
      return [` AND ${column} BETWEEN ? AND ?`, [`S:${sort.from}`, `S:${sort.from}${LAST_CHARACTER}`]];
    case 'between':
      return [` AND ${column} BETWEEN ? AND ?`, [`S:${sort.from}`, `S:${sort.to}`]];
    case '=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return [` AND ${column} ${sort.kind} ?`, [`S:${sort.to}`]];
  }
}

/** bytes of items that hold nothing but text, by DynamoDB's rule (names and values); undefined when they hold anything else */
function textSize(items: readonly string[]): number | undefined {
  let size = 0;
  for (const item of items)
    for (const [name, value] of Object.entries(JSON.parse(item))) {
      if (!isRecord(value) || typeof value.S !== 'string') return undefined;
      size += Buffer.byteLength(name) + Buffer.byteLength(value.S);
    }
  return size;
}

function capacity(table: string, index: string | undefined, bytes: number, consistent: boolean): Found['consumed'] {
  const units = Math.max(1, Math.ceil(bytes / UNIT)) * (consistent ? 1 : 0.5);
  return {
    TableName: table,
    CapacityUnits: units,
    Table: { CapacityUnits: index === undefined ? units : 0 },
    ...(index === undefined ? {} : { GlobalSecondaryIndexes: { [index]: { CapacityUnits: units } } }),
  };
}
