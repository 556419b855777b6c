import type { CaseDirectory } from '../../domain/case/case-directory.ts';
import { careCase } from '../../domain/model/care.ts';
import { task } from '../../domain/model/task.ts';
import type { TaskDirectory } from '../../domain/ports.ts';
import { after, openCursor, sealCursor } from '../cursor.ts';
import { decode } from './codec.ts';
import { indexes } from './keys.ts';
import { minePartition, openCasesPartition, queuePartition } from './list-keys.ts';
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

/** before every sort key; an empty string may not be a key */
const start = '\u0001';
const startOf = (cursor: string | undefined): string => (cursor === undefined ? start : openCursor(after, cursor).after);

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

export const caseDirectory = (table: ReadTable): CaseDirectory => ({
  open: async (limit, cursor) => {
    const page = await listFrom(table, openCasesPartition, startOf(cursor), limit);
    const last = page.last === undefined ? undefined : page.rows.at(-1)?.['gsi1sk']?.S;
    return {
      cases: page.rows.map((row) => decode(careCase, row)),
      cursor: last === undefined ? undefined : sealCursor({ after: last }),
    };
  },
});
