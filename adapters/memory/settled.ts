import { HOLDER_BYTES, MEMBER_BYTES, rowSize, scalarSize, textSize } from './row-size.ts';

/** bytes of what was settled, as DynamoDB counts a value: known from the walk that copied it */
const sizes = new WeakMap<object, number>();
/** of the value the walk has just left */
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
  const known = sizes.get(value);
  if (known !== undefined) {
    size = known;
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
  return done(kept, sum);
};

const settledMap = (map: object): object => {
  const kept: Record<string, unknown> = {};
  let sum = HOLDER_BYTES;
  for (const [name, member] of Object.entries(map)) {
    if (member === undefined) continue;
    kept[name] = settled(member);
    sum += MEMBER_BYTES + textSize(name) + size;
  }
  return done(kept, sum);
};

const done = <Kept extends object>(kept: Kept, sum: number): Kept => {
  size = sum;
  sizes.set(kept, sum);
  return Object.freeze(kept);
};

/** bytes of a row, names and values: at once for one that was settled */
export const settledRowSize = (row: object): number => {
  const known = sizes.get(row);
  return known === undefined ? rowSize(row) : known - HOLDER_BYTES - MEMBER_BYTES * Object.keys(row).length;
};
