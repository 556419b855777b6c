import { HOLDER_BYTES, isMap, MEMBER_BYTES, type Members, scalarSize, textSize, valueSize } from './row-size.ts';

/** bytes of the value the walk has just left, as DynamoDB counts a value */
let size = 0;

/**
 * Copied once, when it is written, and frozen: every read may hand it out as it is, no reader changes it, and no writer what is written.
 * As in the table, what is undefined is not there. What is frozen already was taken in before.
 */
export function settled<Value>(value: Value): Value;
export function settled(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    size = scalarSize(value);
    return value;
  }
  if (Object.isFrozen(value)) {
    size = valueSize(value);
    return value;
  }
  if (Array.isArray(value)) return settledList(value);
  if (ArrayBuffer.isView(value)) {
    size = value.byteLength;
    return structuredClone(value);
  }
  return settledMap(value);
}

const settledList = (list: readonly unknown[]): readonly unknown[] => {
  const kept: unknown[] = [];
  let sum = HOLDER_BYTES;
  for (const one of list) {
    kept.push(settled(one));
    sum += MEMBER_BYTES + size;
  }
  size = sum;
  return Object.freeze(kept);
};

// spread where nothing is undefined: a copy made member by member costs twice as much. Nothing that is written inherits anything
const settledMap = (map: object): object => {
  if (!isMap(map)) return map;
  const kept: Record<string, unknown> = hasHoles(map) ? {} : { ...map };
  let sum = HOLDER_BYTES;
  for (const name in map) {
    const member = map[name];
    if (member === undefined) continue;
    const own = settled(member);
    if (own !== kept[name]) kept[name] = own;
    sum += MEMBER_BYTES + textSize(name) + size;
  }
  size = sum;
  return Object.freeze(kept);
};

const hasHoles = (map: Members): boolean => {
  for (const name in map) if (map[name] === undefined) return true;
  return false;
};

/** the same without a copy, for a writer that hands over what it writes and never touches it again; only what has holes is copied */
export function takenOver<Value>(value: Value): Value;
export function takenOver(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return settled(value);
  let sum = HOLDER_BYTES;
  let same = true;
  if (Array.isArray(value)) {
    for (const one of value) {
      same = takenOver(one) === one && same;
      sum += MEMBER_BYTES + size;
    }
  } else if (isMap(value)) {
    for (const name in value) {
      const member = value[name];
      same = member !== undefined && takenOver(member) === member && same;
      if (member !== undefined) sum += MEMBER_BYTES + textSize(name) + size;
    }
  }
  if (!same) return settled(value);
  size = sum;
  return Object.freeze(value);
}

interface Settled<Row> {
  readonly row: Row;
  readonly bytes: number;
}
export type Settle = <Value>(value: Value) => Value;

/** a row settled, and its bytes, names and values: known from the walk through it */
export const settledRow = <Row extends object>(row: Row, settle: Settle): Settled<Row> => {
  const kept = settle(row);
  let members = 0;
  for (const _ in kept) members += 1;
  return { row: kept, bytes: size - HOLDER_BYTES - MEMBER_BYTES * members };
};

/**
 * A row settled in the place of another one: what is the same in both was settled and measured with that one. The row is the caller's
 * own copy, and becomes the one that is kept.
 */
export const settledOver = <Row extends object>(row: Row, before: Settled<object>, settle: Settle): Settled<Row> => {
  const was = before.row;
  if (!isMap(row) || !isMap(was)) return settledRow(row, settle);
  let bytes = before.bytes;
  const copies: Record<string, unknown> = {};
  for (const name in row) {
    const [old, member] = [was[name], row[name]];
    if (member === undefined) return settledRow(row, settle);
    if (member === old) continue;
    if (old !== undefined) bytes -= textSize(name) + valueSize(old);
    if (typeof member === 'object' && member !== null) copies[name] = settle(member);
    else size = scalarSize(member);
    bytes += textSize(name) + size;
  }
  for (const name in was) if (row[name] === undefined) return settledRow(row, settle);
  return { row: Object.freeze(Object.assign(row, copies)), bytes };
};
