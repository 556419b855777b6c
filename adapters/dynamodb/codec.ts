import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';

export type Row = Record<string, AttributeValue>;

/** absent stays absent: undefined is never written */
export const encode = (value: object): Row => marshall(value, { removeUndefinedValues: true });

/** a row read from the table is not what its schema says: somebody wrote around the adapters, or a migration is missing */
export class CorruptItem extends Error {
  override readonly name = 'CorruptItem';
  readonly key: string;
  constructor(key: string, cause: unknown) {
    super(`The table item ${key} does not match its schema; see the cause for the field`, { cause });
    this.key = key;
  }
}

/**
 * Parses a row by its schema; keys and index attributes are dropped by it.
 * @throws CorruptItem with the key and, as cause, the ZodError naming the field
 */
export const decode = <Schema extends z.ZodType>(schema: Schema, row: Row): z.infer<Schema> => {
  const parsed = schema.safeParse(unmarshall(row));
  if (parsed.success) return parsed.data;
  throw new CorruptItem(`${row['pk']?.S ?? '?'} / ${row['sk']?.S ?? '?'}`, parsed.error);
};

const isRow = (image: unknown): image is Row => typeof image === 'object' && image !== null;

/** a stream record's image as plain values; throws TypeError when it is no image */
export const plain = (image: unknown): unknown => {
  if (!isRow(image)) throw new TypeError('A stream record has no image; the stream must be NEW_IMAGE');
  return unmarshall(image);
};
