import * as z from 'zod';
import type { DueDigest } from '../../domain/digest/digest-ports.ts';
import type { DueIndex } from '../../domain/due-ports.ts';
import type { DueReference } from '../../domain/model/due-reference.ts';
import { dueKinds } from '../../domain/model/item.ts';
import { instant } from '../../domain/values.ts';
import { openCursor, sealCursor } from '../cursor.ts';
import type { Row } from './codec.ts';
import { dueShardKeys, indexes } from './keys.ts';
import { digestOf } from './keys-apart.ts';
import { queryPage } from './query.ts';
import { referenceOf } from './reference-of.ts';
import type { Table } from './table.ts';

const reference = z.object({ merchantId: z.string().min(1), kind: z.enum(dueKinds), id: z.string().min(1), dueAt: instant });
const due = z.object({ kind: z.literal('digest'), person: z.string().min(1), dueAt: instant });
const position = z.object({ pk: z.string(), sk: z.string(), dueAt: z.string() });

/** the key of a row that is no reference */
const parse = (row: Row): DueReference | DueDigest | string => {
  const key = { pk: row['pk']?.S ?? '', sk: row['sk']?.S ?? '' };
  const digest = due.safeParse({ kind: 'digest', person: digestOf(key), dueAt: row['dueAt']?.S });
  if (digest.success) return digest.data;
  return reference.safeParse({ ...referenceOf(key), dueAt: row['dueAt']?.S }).data ?? `${key.pk} / ${key.sk}`;
};

/** a page of a shard: what is due by an instant, or from it on */
const pageWhere =
  (table: Table, order: '<=' | '>='): DueIndex['due'] =>
  async (shard, at, limit, cursor) => {
    const dueShard = dueShardKeys(table.dueShards)[shard];
    if (dueShard === undefined) throw new RangeError(`Shard ${shard} does not exist; the due index has ${table.dueShards}`);
    const from = cursor === undefined ? undefined : openCursor(position, cursor);
    const page = await queryPage(table, {
      IndexName: indexes.due,
      KeyConditionExpression: `dueShard = :shard AND dueAt ${order} :at`,
      ExpressionAttributeValues: { ':shard': { S: dueShard }, ':at': { S: at } },
      Limit: limit,
      ...(from === undefined
        ? {}
        : { ExclusiveStartKey: { pk: { S: from.pk }, sk: { S: from.sk }, dueShard: { S: dueShard }, dueAt: { S: from.dueAt } } }),
    });
    const last = page.last;
    const read = page.rows.map(parse);
    return {
      references: read.flatMap((one) => (typeof one === 'string' || one.kind === 'digest' ? [] : [one])),
      digests: read.flatMap((one) => (typeof one !== 'string' && one.kind === 'digest' ? [one] : [])),
      unreadable: read.filter((one) => typeof one === 'string'),
      cursor:
        last === undefined
          ? undefined
          : sealCursor({ pk: last['pk']?.S ?? '', sk: last['sk']?.S ?? '', dueAt: last['dueAt']?.S ?? '' }),
    };
  };

export const dueIndex = (table: Table): DueIndex => ({
  shards: table.dueShards,
  due: pageWhere(table, '<='),
  from: pageWhere(table, '>='),
});
