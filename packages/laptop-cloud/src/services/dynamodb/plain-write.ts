import { isRecord, recordInKeyOrder } from './item-codec.ts';
import { keyText } from './key-condition.ts';
import type { TableSpec } from './local-table.ts';
import { shapeOf } from './plain-condition.ts';
import { plainItemSize } from './plain-value.ts';

type Input = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, unknown>>;

/** one item written, deleted or only looked at, in the plain way */
export interface PlainWrite {
  readonly kind: 'put' | 'delete' | 'check';
  /** partition and sort key as dynoxide's file has them; the sort key is '' in a table without one */
  readonly key: readonly [string, string];
  /** of a put */
  readonly item: Item | undefined;
  /** bytes of the new item, 0 when there is none */
  readonly size: number;
  /** condition, names and values as they came */
  readonly condition: Input;
  /** see shapeOf */
  readonly shape: string | undefined;
}

export interface PlainWrites {
  readonly table: TableSpec;
  readonly writes: readonly PlainWrite[];
  readonly inTransaction: boolean;
}

const conditionKeys = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValuesOnConditionCheckFailure',
];
const singleKeys = [...conditionKeys, 'ReturnConsumedCapacity', 'ReturnValues'];
const allowed = {
  PutItem: new Set([...singleKeys, 'Item']),
  DeleteItem: new Set([...singleKeys, 'Key']),
  Put: new Set([...conditionKeys, 'Item']),
  Delete: new Set([...conditionKeys, 'Key']),
  ConditionCheck: new Set([...conditionKeys, 'Key']),
} as const;
const kinds = { PutItem: 'put', DeleteItem: 'delete', Put: 'put', Delete: 'delete', ConditionCheck: 'check' } as const;
type Way = keyof typeof allowed;

const transactionKeys = new Set(['TransactItems', 'ClientRequestToken', 'ReturnConsumedCapacity']);
const MOST_WRITES = 100;
// DynamoDB refuses an item beyond 400 KB and a transaction beyond 4 MB: well before that, it is dynoxide's
const LARGEST_ITEM = 300_000;
const LARGEST_IN_ALL = 3_000_000;

const isWay = (name: string): name is Way => Object.hasOwn(allowed, name);
const isOneOf = (value: unknown, ...values: readonly unknown[]): boolean => value === undefined || values.includes(value);

/** what a PutItem, DeleteItem or TransactWriteItems on one table writes; undefined when it is not plain, or DynamoDB might refuse it */
export function plainWrites(
  action: string,
  input: Input,
  tableOf: (name: unknown) => TableSpec | undefined,
): PlainWrites | undefined {
  if (!isOneOf(input.ReturnConsumedCapacity, 'NONE', 'TOTAL', 'INDEXES')) return undefined;
  if (action === 'PutItem' || action === 'DeleteItem') {
    const table = tableOf(input.TableName);
    const write = table?.directlyWritable && isOneOf(input.ReturnValues, 'NONE') ? plainWrite(action, input, table) : undefined;
    return table && write && { table, writes: [write], inTransaction: false };
  }
  return action === 'TransactWriteItems' ? transaction(input, tableOf) : undefined;
}

function transaction(input: Input, tableOf: (name: unknown) => TableSpec | undefined): PlainWrites | undefined {
  const { TransactItems: items, ClientRequestToken: token } = input;
  if (!Object.keys(input).every((key) => transactionKeys.has(key))) return undefined;
  if (!Array.isArray(items) || items.length === 0 || items.length > MOST_WRITES) return undefined;
  if (token !== undefined && (typeof token !== 'string' || token.length < 1 || token.length > 36)) return undefined;
  let table: TableSpec | undefined;
  const writes: PlainWrite[] = [];
  const keys = new Set<string>();
  let size = 0;
  for (const one of items) {
    const [first, another] = isRecord(one) ? Object.entries(one) : [];
    if (first === undefined || another !== undefined) return undefined;
    const [way, part] = first;
    if (!isWay(way) || way === 'PutItem' || way === 'DeleteItem' || !isRecord(part)) return undefined;
    const its = tableOf(part.TableName);
    table ??= its;
    if (its !== table || !its?.directlyWritable) return undefined;
    const write = plainWrite(way, part, its);
    if (write === undefined) return undefined;
    writes.push(write);
    keys.add(write.key.join('\n'));
    size += write.size;
  }
  // an item twice in one transaction is refused
  if (table === undefined || keys.size < items.length || size > LARGEST_IN_ALL) return undefined;
  return { table, writes, inTransaction: true };
}

function plainWrite(way: Way, part: Input, table: TableSpec): PlainWrite | undefined {
  const known = allowed[way];
  for (const key in part) if (part[key] !== undefined && !known.has(key)) return undefined;
  if (!isOneOf(part.ReturnValuesOnConditionCheckFailure, 'NONE', 'ALL_OLD')) return undefined;
  const kind = kinds[way];
  if (kind === 'check' && part.ConditionExpression === undefined) return undefined;
  const { partitionKey, sortKey } = table;
  const holder = kind === 'put' ? part.Item : part.Key;
  if (!isRecord(holder)) return undefined;
  if (kind !== 'put' && Object.keys(holder).length !== (sortKey === undefined ? 1 : 2)) return undefined;
  const partition = keyText(holder[partitionKey]);
  const sort = sortKey === undefined ? '' : keyText(holder[sortKey]);
  if (partition === undefined || sort === undefined) return undefined;
  const { ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } = part;
  const condition = { ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues };
  const key = [`S:${partition}`, sortKey === undefined ? '' : `S:${sort}`] as const;
  const write = { kind, key, condition, shape: shapeOf(condition) };
  if (kind !== 'put') return { ...write, item: undefined, size: 0 };
  const size = plainItemSize(holder);
  // NaN is not small enough either
  if (!(size <= LARGEST_ITEM) || !indexKeysAreText(holder, table)) return undefined;
  return { ...write, item: recordInKeyOrder(holder), size };
}

/** an attribute that is a key of an index has to be text that can be one */
function indexKeysAreText(item: Item, { indexes }: TableSpec): boolean {
  for (const { partitionKey, sortKey } of indexes.values())
    for (const name of sortKey === undefined ? [partitionKey] : [partitionKey, sortKey])
      if (item[name] !== undefined && keyText(item[name]) === undefined) return false;
  return true;
}
