const isView = (value: object): value is ArrayBufferView => ArrayBuffer.isView(value);

/** as most texts are; asking the runtime for the bytes of a short one costs more than looking */
export const textSize = (text: string): number => {
  if (text.length > 64) return Buffer.byteLength(text);
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return Buffer.byteLength(text);
  return text.length;
};

/** digits that count, two to a byte, on each side of the point; one byte for the exponent and one for a minus */
const numberSize = (value: number): number => {
  if (value === 0) return 1;
  const minus = value < 0 ? 1 : 0;
  if (Number.isSafeInteger(value)) {
    let rest = Math.abs(value);
    while (rest % 10 === 0) rest /= 10;
    let digits = 0;
    while (rest >= 1) {
      rest = Math.floor(rest / 10);
      digits += 1;
    }
    return Math.ceil(digits / 2) + 1 + minus;
  }
  const [whole = '', fraction = ''] = String(Math.abs(value)).split('.');
  const before = whole === '0' ? '' : whole;
  const after = before === '' ? fraction.replace(/^0+/, '') : fraction;
  return Math.ceil(before.length / 2) + Math.ceil(after.length / 2) + 1 + minus;
};

/** of text, a number, a boolean or null */
export const scalarSize = (value: unknown): number =>
  typeof value === 'string' ? textSize(value) : typeof value === 'number' ? numberSize(value) : 1;

/** what a list or a map takes by itself, and what each of its members takes beside its name and value */
export const HOLDER_BYTES = 3;
export const MEMBER_BYTES = 1;

/** the members of a plain object */
export interface Members {
  readonly [name: string]: unknown;
}
export const isMap = (value: object): value is Members => !Array.isArray(value);

/** bytes of a value, of whatever kind */
export const valueSize = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return scalarSize(value);
  if (isView(value)) return value.byteLength;
  let size = HOLDER_BYTES;
  if (Array.isArray(value)) for (const one of value) size += MEMBER_BYTES + valueSize(one);
  else if (isMap(value))
    for (const name in value) {
      const member = value[name];
      if (member !== undefined) size += MEMBER_BYTES + textSize(name) + valueSize(member);
    }
  return size;
};

/**
 * Bytes of an item as DynamoDB counts them: names and values. Undefined members are not there.
 * Source: DynamoDB Developer Guide, DynamoDB item sizes and formats
 */
export const rowSize = (row: object): number => {
  let size = 0;
  if (!isMap(row)) return size;
  for (const name in row) {
    const member = row[name];
    if (member !== undefined) size += textSize(name) + valueSize(member);
  }
  return size;
};
