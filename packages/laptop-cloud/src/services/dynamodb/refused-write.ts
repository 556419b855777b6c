import { AwsError, type UsageMeter } from '../../contract.ts';
import { tableNameOf } from './authorize-dynamodb.ts';
import { type Attributes, isRecord } from './item-codec.ts';
import { itemSize } from './item-size.ts';
import type { TableSpec } from './local-table.ts';

type Input = Readonly<Record<string, unknown>>;

/** what a charge is reckoned from */
export interface Stored {
  readonly usage: UsageMeter;
  readonly table: (name: string) => TableSpec | undefined;
  /** the item that is there; undefined when there is none */
  readonly item: (table: string, key: Attributes) => Promise<Attributes | undefined>;
}

const UNIT = 1_024;

function keyOf({ Key, Item }: Input, table: TableSpec | undefined): Attributes | undefined {
  if (isRecord(Key)) return Key;
  if (!isRecord(Item) || table === undefined) return undefined;
  const names = [table.partitionKey, table.sortKey].filter((name) => name !== undefined);
  return Object.fromEntries(names.map((name) => [name, Item[name]]));
}

/** write units of one refused write: by the larger of the item that is there and the one that was to be put, at least one */
async function unitsOf(write: Input, stored: Stored): Promise<number> {
  const name = tableNameOf(write.TableName);
  const key = keyOf(write, stored.table(name));
  const there = key === undefined ? undefined : await stored.item(name, key);
  const bytes = Math.max(...[there, write.Item].map((item) => (isRecord(item) ? itemSize(item) : 0)));
  return Math.max(1, Math.ceil(bytes / UNIT));
}

// a transaction that was refused unread, for a value that is not valid, costs nothing
const conditionFailed = ({ fields }: AwsError): boolean =>
  Array.isArray(fields?.CancellationReasons) &&
  fields.CancellationReasons.every(
    (reason) => isRecord(reason) && ['None', 'ConditionalCheckFailed'].includes(String(reason.Code)),
  );

/**
 * Charges a write whose condition failed: the table alone, no index; twice in a transaction, for each of its parts.
 * Source: DynamoDB Developer Guide, Capacity unit consumption for write operations
 */
export async function chargeRefused(error: unknown, input: Input, stored: Stored): Promise<void> {
  if (!(error instanceof AwsError)) return;
  const charge = async (write: Input, times: number) =>
    stored.usage.add(`dynamodb:write:${tableNameOf(write.TableName)}`, times * (await unitsOf(write, stored)));
  if (error.code === 'ConditionalCheckFailedException') await charge(input, 1);
  if (error.code !== 'TransactionCanceledException' || !Array.isArray(input.TransactItems) || !conditionFailed(error)) return;
  for (const item of input.TransactItems)
    for (const part of Object.values(isRecord(item) ? item : {})) if (isRecord(part)) await charge(part, 2);
}
