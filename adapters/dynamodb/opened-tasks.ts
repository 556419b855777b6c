import { openTask } from '../../domain/model/task.ts';
import type { OpenedTask } from '../../domain/staffing/plan-inputs.ts';
import type { OpenedTasks } from '../../domain/staffing/plan-ports.ts';
import { decode } from './codec.ts';
import { indexes } from './keys.ts';
import { queuePartition } from './list-keys.ts';
import { queryPage, type RowPage } from './query.ts';
import type { ReadTable } from './table.ts';

/** of a task in whatever state */
const opened = openTask.pick({ merchantId: true, id: true, queue: true, openedAt: true });

/** what is due is due after it was opened: whatever was due before an instant was opened before it too, and is not read */
const dueFrom = async (table: ReadTable, partition: string, from: string): Promise<readonly OpenedTask[]> => {
  const tasks: OpenedTask[] = [];
  let last: RowPage['last'];
  do {
    const page = await queryPage(table, {
      IndexName: indexes.lists,
      KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk >= :from',
      ExpressionAttributeValues: { ':pk': { S: partition }, ':from': { S: from } },
      // long texts are read, but not sent
      ProjectionExpression: 'pk, sk, merchantId, id, queue, openedAt',
      ...(last === undefined ? {} : { ExclusiveStartKey: last }),
    });
    for (const row of page.rows) {
      const { merchantId, id: taskId, queue, openedAt: at } = decode(opened, row);
      if (at >= from) tasks.push({ merchantId, taskId, queue, at });
    }
    last = page.last;
  } while (last !== undefined);
  return tasks;
};

export const openedTasks = (table: ReadTable): OpenedTasks => ({
  since: async (queues, from) => {
    const tasks: OpenedTask[] = [];
    for (const queue of queues)
      for (const state of ['open', 'done'] as const) tasks.push(...(await dueFrom(table, queuePartition(queue, state), from)));
    return tasks;
  },
});
