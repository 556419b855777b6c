const isView = (value: object): value is ArrayBufferView => ArrayBuffer.isView(value);

/** digits that count, two to a byte, on each side of the point; one byte for the exponent and one for a minus */
const numberSize = (value: number): number => {
  if (value === 0) return 1;
  const [whole = '', fraction = ''] = String(Math.abs(value)).split('.');
  const before = fraction === '' ? whole.replace(/0+$/, '') : whole === '0' ? '' : whole;
  const after = before === '' ? fraction.replace(/^0+/, '') : fraction;
  return Math.ceil(before.length / 2) + Math.ceil(after.length / 2) + (value < 0 ? 2 : 1);
};

const valueSize = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberSize(value);
  if (typeof value !== 'object' || value === null) return 1;
  if (isView(value)) return value.byteLength;
  if (Array.isArray(value)) return value.reduce<number>((size, one) => size + 1 + valueSize(one), 3);
  const members = Object.values(value).filter((member) => member !== undefined).length;
  return 3 + members + rowSize(value);
};

/**
 * Bytes of an item as DynamoDB counts them: names and values. Undefined members are not there.
 * Source: DynamoDB Developer Guide, DynamoDB item sizes and formats
 */
export const rowSize = (row: object): number => {
  let size = 0;
  for (const [name, value] of Object.entries(row)) if (value !== undefined) size += Buffer.byteLength(name) + valueSize(value);
  return size;
};
