import { gunzipSync, gzipSync } from 'node:zlib';
import type * as z from 'zod';
import { CorruptItem, type Row } from './codec.ts';
import type { Key } from './keys.ts';

/** an item whose body is deflated to a tenth: an item may have 400 KB */
export const packed = (key: Key, kind: string, body: object, more: Row = {}): Row => ({
  ...{ pk: { S: key.pk }, sk: { S: key.sk }, kind: { S: kind } },
  ...more,
  body: { B: gzipSync(JSON.stringify(body)) },
});

/** Throws CorruptItem naming the key when the body is not what its schema says */
export const unpacked = <Schema extends z.ZodType>(schema: Schema, row: Row): z.infer<Schema> => {
  const key = `${row['pk']?.S ?? '?'} / ${row['sk']?.S ?? '?'}`;
  let body: unknown;
  try {
    body = JSON.parse(gunzipSync(row['body']?.B ?? new Uint8Array()).toString('utf8'));
  } catch (error) {
    throw new CorruptItem(key, error);
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new CorruptItem(key, parsed.error);
};
