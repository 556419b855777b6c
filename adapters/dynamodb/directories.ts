import { merchant } from '../../domain/model/merchant.ts';
import { task } from '../../domain/model/task.ts';
import type { MerchantDirectory, TaskDirectory } from '../../domain/ports.ts';
import { after, openCursor, sealCursor } from '../cursor.ts';
import { decode } from './codec.ts';
import { indexes, minePartition, queuePartition, stagePartition, stageShards } from './keys.ts';
import { queryPage, type RowPage } from './query.ts';
import type { ReadTable } from './table.ts';

/** index sort keys end in ids, so "greater than the last one seen" neither skips nor repeats */
const listFrom = (table: ReadTable, partition: string, from: string, limit: number) =>
  queryPage(table, {
    IndexName: indexes.lists,
    KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk > :after',
    ExpressionAttributeValues: { ':pk': { S: partition }, ':after': { S: from } },
    Limit: limit,
  });

/** the same, of the sort keys that begin with `prefix`: `from` is one of them, or the prefix itself when nothing was seen */
const listPrefix = (table: ReadTable, partition: string, prefix: string, from: string, limit: number) =>
  queryPage(table, {
    IndexName: indexes.lists,
    KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk BETWEEN :from AND :to',
    // U+10FFFF is after every character a name may have
    ExpressionAttributeValues: { ':pk': { S: partition }, ':from': { S: from }, ':to': { S: `${prefix}\u{10ffff}` } },
    Limit: limit,
  });

/** before every sort key; an empty string may not be a key */
const start = '\u0001';
const startOf = (cursor: string | undefined): string => (cursor === undefined ? start : openCursor(after, cursor).after);

/** a stage is spread over shards: each gives its next page, and the smallest of all make the page */
export const merchantDirectory = (table: ReadTable): MerchantDirectory => ({
  byStage: async (stage, limit, cursor, name = '') => {
    const prefix = name.toLowerCase().slice(0, 200);
    const from = prefix !== '' && cursor === undefined ? prefix : `${startOf(cursor)}${prefix === '' ? '' : '\u0000'}`;
    const shards = Array.from({ length: stageShards }, (_, shard) => {
      const partition = stagePartition(stage, shard);
      return prefix === '' ? listFrom(table, partition, from, limit) : listPrefix(table, partition, prefix, from, limit);
    });
    const pages = await Promise.all(shards);
    const rows = pages.flatMap((page) => page.rows).map((row) => ({ row, key: row['gsi1sk']?.S ?? '' }));
    rows.sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
    const page = rows.slice(0, limit);
    const more = rows.length > limit || pages.some(({ last }) => last !== undefined);
    const end = page.at(-1);
    return {
      merchants: page.map(({ row }) => decode(merchant, row)),
      cursor: more && end !== undefined ? sealCursor({ after: end.key }) : undefined,
    };
  },
});

const tasksOf = (page: RowPage, sortKey: 'gsi1sk' | 'gsi2sk') => {
  const last = page.last === undefined ? undefined : page.rows.at(-1)?.[sortKey]?.S;
  return {
    tasks: page.rows.map((row) => decode(task, row)),
    cursor: last === undefined ? undefined : sealCursor({ after: last }),
  };
};

export const taskDirectory = (table: ReadTable): TaskDirectory => ({
  byQueue: async (queue, state, limit, cursor) =>
    tasksOf(await listFrom(table, queuePartition(queue, state), startOf(cursor), limit), 'gsi1sk'),
  byPerson: async (person, limit, cursor) => {
    const page = await queryPage(table, {
      IndexName: indexes.mine,
      KeyConditionExpression: 'gsi2pk = :pk AND gsi2sk > :after',
      ExpressionAttributeValues: { ':pk': { S: minePartition(person) }, ':after': { S: startOf(cursor) } },
      Limit: limit,
    });
    return tasksOf(page, 'gsi2sk');
  },
});
