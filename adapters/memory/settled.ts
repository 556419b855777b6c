import { HOLDER_BYTES, isMap, MEMBER_BYTES, scalarSize, textSize, valueSize } from './row-size.ts';

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

// spread, then looked through: a copy made member by member costs twice as much, and nothing that is written inherits anything
const settledMap = (map: object): object => {
  if (!isMap(map)) return map;
  const kept: Record<string, unknown> = { ...map };
  let sum = HOLDER_BYTES;
  for (const name in kept) {
    const member = kept[name];
    if (member === undefined) {
      delete kept[name];
      continue;
    }
    if (typeof member === 'object' && member !== null) kept[name] = settled(member);
    else size = scalarSize(member);
    sum += MEMBER_BYTES + textSize(name) + size;
  }
  size = sum;
  return Object.freeze(kept);
};

/** a row settled, and its bytes, names and values: known from the walk that copied it */
export const settledRow = <Row extends object>(row: Row): Settled<Row> => {
  const kept = settled(row);
  let members = 0;
  for (const _ in kept) members += 1;
  return { row: kept, bytes: size - HOLDER_BYTES - MEMBER_BYTES * members };
};

interface Settled<Row> {
  readonly row: Row;
  readonly bytes: number;
}

/**
 * A row settled in the place of another one: what is the same in both was settled and measured with that one. The row is the caller's
 * own copy, and becomes the one that is kept.
 */
export const settledOver = <Row extends object>(row: Row, before: Settled<object>): Settled<Row> => {
  const was = before.row;
  if (!isMap(row) || !isMap(was)) return settledRow(row);
  let bytes = before.bytes;
  const copies: Record<string, unknown> = {};
  for (const name in row) {
    const [old, member] = [was[name], row[name]];
    if (member === old) continue;
    if (old !== undefined) bytes -= textSize(name) + valueSize(old);
    if (member === undefined) return settledRow(row);
    if (typeof member === 'object' && member !== null) copies[name] = settled(member);
    else size = scalarSize(member);
    bytes += textSize(name) + size;
  }
  for (const name in was) if (row[name] === undefined) return settledRow(row);
  return { row: Object.freeze(Object.assign(row, copies)), bytes };
};
