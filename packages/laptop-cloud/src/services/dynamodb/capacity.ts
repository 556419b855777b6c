import type { UsageMeter } from '../../contract.ts';
import { isRecord } from './item-codec.ts';

export type Access = 'read' | 'write';

/** the data-plane actions, and whether their units are read or write units */
export const dataActions: Readonly<Record<string, Access>> = {
  GetItem: 'read',
  BatchGetItem: 'read',
  Query: 'read',
  Scan: 'read',
  TransactGetItems: 'read',
  PutItem: 'write',
  UpdateItem: 'write',
  DeleteItem: 'write',
  BatchWriteItem: 'write',
  TransactWriteItems: 'write',
};

const unitsOf = (value: unknown): number =>
  isRecord(value) && typeof value.CapacityUnits === 'number' ? value.CapacityUnits : 0;

/** counts `dynamodb:read:<table>` and `dynamodb:read:<table>/<index>` (write likewise), in capacity units, from an answer with INDEXES detail */
export function countCapacity(usage: UsageMeter, access: Access, consumed: unknown): void {
  if (Array.isArray(consumed)) {
    for (const one of consumed) countCapacity(usage, access, one);
    return;
  }
  if (!isRecord(consumed) || typeof consumed.TableName !== 'string') return;
  const counter = `dynamodb:${access}:${consumed.TableName}`;
  const add = (name: string, units: number) => units > 0 && usage.add(name, units);
  add(counter, consumed.Table === undefined ? unitsOf(consumed) : unitsOf(consumed.Table));
  for (const kind of [consumed.GlobalSecondaryIndexes, consumed.LocalSecondaryIndexes])
    if (isRecord(kind)) for (const [index, units] of Object.entries(kind)) add(`${counter}/${index}`, unitsOf(units));
}

/** what the caller asked to see of it: nothing, the total, or all */
export function shownCapacity(consumed: unknown, asked: unknown): unknown {
  if (asked === 'INDEXES') return consumed;
  if (asked !== 'TOTAL') return undefined;
  if (Array.isArray(consumed)) return consumed.map((one) => shownCapacity(one, asked));
  if (!isRecord(consumed)) return undefined;
  const { Table: _table, GlobalSecondaryIndexes: _global, LocalSecondaryIndexes: _local, ...total } = consumed;
  return total;
}
