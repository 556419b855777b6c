import { type Attributes, isRecord } from './item-codec.ts';

const WRITTEN_OUT = /^([+-]?)0*(\d*?)(?:\.(\d*?)0*)?$/;

/** bytes of a number: one for every two digits on each side of the point that count, one for the exponent, one for a minus */
export function numberSize(text: string): number {
  const [, sign, whole = '', fraction = ''] = WRITTEN_OUT.exec(text) ?? [];
  if (whole === '' && fraction === '') return exponentSize(text);
  const before = fraction === '' ? whole.replace(/0+$/, '') : whole;
  const after = whole === '' ? fraction.replace(/^0+/, '') : fraction;
  return Math.ceil(before.length / 2) + Math.ceil(after.length / 2) + (sign === '-' ? 2 : 1);
}

/** of one written with an exponent, and of zero */
function exponentSize(text: string): number {
  const digits = text
    .replace(/^[+-]/, '')
    .replace(/e.*$/i, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
  return digits === 0 ? 1 : Math.ceil(digits / 2) + (text.startsWith('-') ? 2 : 1);
}

// binary comes as bytes inside, in base64 over HTTP
const binarySize = (value: unknown): number =>
  value instanceof Uint8Array ? value.byteLength : Buffer.byteLength(String(value), 'base64');

const sum = (values: unknown, size: (one: unknown) => number): number =>
  Array.isArray(values) ? values.reduce<number>((total, one) => total + size(one), 0) : 0;

function valueSize(value: unknown): number {
  const [[type, content] = ['NULL', true]] = Object.entries(isRecord(value) ? value : {});
  switch (type) {
    case 'S':
      return Buffer.byteLength(String(content));
    case 'N':
      return numberSize(String(content));
    case 'B':
      return binarySize(content);
    case 'SS':
      return sum(content, (one) => Buffer.byteLength(String(one)));
    case 'NS':
      return sum(content, (one) => numberSize(String(one)));
    case 'BS':
      return sum(content, binarySize);
    case 'L':
      return 3 + sum(content, (one) => 1 + valueSize(one));
    case 'M':
      return 3 + (isRecord(content) ? itemSize(content) + Object.keys(content).length : 0);
    default:
      return 1;
  }
}

/** bytes of an item, names and values. Source: DynamoDB Developer Guide, DynamoDB item sizes and formats */
export function itemSize(item: Attributes): number {
  return Object.entries(item).reduce((size, [name, value]) => size + Buffer.byteLength(name) + valueSize(value), 0);
}
