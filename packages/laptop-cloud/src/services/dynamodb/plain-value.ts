import { isRecord } from './item-codec.ts';
import { numberSize } from './item-size.ts';

const NOT_PLAIN = Number.NaN;
const DEEPEST = 16;
// a number as DynamoDB itself would write it; of up to 15 digits it is exact in any hands
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,18})(?:\.\d{0,18}[1-9])?$/;
const MOST_EXACT = 15;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const ASCII = /^[\0-\x7f]*$/;

/**
 * Bytes of an attribute value by DynamoDB's rule; NaN when it is not plain: a set, a number written in another way, or anything
 * DynamoDB would refuse.
 */
export function plainSize(value: unknown, depth = 0): number {
  if (!isRecord(value) || depth > DEEPEST) return NOT_PLAIN;
  let type: string | undefined;
  for (const key in value) {
    if (type !== undefined) return NOT_PLAIN;
    type = key;
  }
  switch (type) {
    case 'S':
      return textSize(value.S);
    case 'N':
      return isPlainNumber(value.N) ? numberSize(value.N) : NOT_PLAIN;
    case 'B':
      return binarySize(value.B);
    case 'BOOL':
      return typeof value.BOOL === 'boolean' ? 1 : NOT_PLAIN;
    case 'NULL':
      return value.NULL === true ? 1 : NOT_PLAIN;
    case 'M':
      return mapSize(value.M, depth);
    case 'L':
      return listSize(value.L, depth);
    default:
      return NOT_PLAIN;
  }
}

/** bytes of an item or of what an index keeps of it: names and values; NaN when a value is not plain */
export function plainItemSize(item: Readonly<Record<string, unknown>>): number {
  let size = 0;
  for (const name in item) size += (name === '' ? NOT_PLAIN : textSize(name)) + plainSize(item[name]);
  return size;
}

/** the number a plain N stands for; undefined when it is not plain, or has more digits than a number of JavaScript tells apart */
export const plainNumber = (text: unknown): number | undefined =>
  isPlainNumber(text) && text.replace(/\D/g, '').length <= MOST_EXACT ? Number(text) : undefined;

const isPlainNumber = (text: unknown): text is string => typeof text === 'string' && text !== '-0' && PLAIN_NUMBER.test(text);

function textSize(text: unknown): number {
  if (typeof text !== 'string') return NOT_PLAIN;
  if (ASCII.test(text)) return text.length;
  return text.isWellFormed() ? Buffer.byteLength(text) : NOT_PLAIN;
}

/** bytes, or base64 as it comes over the wire */
function binarySize(value: unknown): number {
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== 'string' || value.length % 4 !== 0 || !BASE64.test(value)) return NOT_PLAIN;
  const bytes = Buffer.from(value, 'base64');
  return bytes.toString('base64') === value ? bytes.length : NOT_PLAIN;
}

function mapSize(map: unknown, depth: number): number {
  if (!isRecord(map)) return NOT_PLAIN;
  let size = 3;
  for (const name in map) size += 1 + (name === '' ? NOT_PLAIN : textSize(name)) + plainSize(map[name], depth + 1);
  return size;
}

function listSize(list: unknown, depth: number): number {
  if (!Array.isArray(list)) return NOT_PLAIN;
  let size = 3;
  for (const one of list) size += 1 + plainSize(one, depth + 1);
  return size;
}
