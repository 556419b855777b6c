import * as z from 'zod';
import { InvalidInput } from '../domain/errors.ts';

/**
 * Cursors are opaque to clients: base64url of JSON. They need no signature, because the partition never comes from the cursor:
 * a forged one can only start elsewhere in the list the caller may read anyway.
 */
export const sealCursor = (value: z.util.JSONType): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** @throws InvalidInput naming the cursor and the remedy */
export const openCursor = <Schema extends z.ZodType>(schema: Schema, cursor: string): z.infer<Schema> => {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (error) {
    throw new InvalidInput('cursor', { code: 'cursor-unknown', about: {} }, { cause: error });
  }
};

/** bytes of a sort key, one less than DynamoDB's own limit: a reader may add one to begin behind it */
const longestKey = 1_023;
/** the commonest cursor: the sort key after which the next page begins */
export const after = z.object({
  after: z
    .string()
    .min(1)
    .refine((key) => key.isWellFormed() && Buffer.byteLength(key) <= longestKey),
});
