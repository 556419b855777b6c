import type { Item } from '../../domain/model/item.ts';
import type { Task } from '../../domain/model/task.ts';
import type { MerchantDirectory, TaskDirectory, TaskReference } from '../../domain/ports.ts';
import { pageOf } from './readers.ts';
import { sorted, type World } from './world.ts';

const everything = (world: World): readonly Item[] => [...world.items.values()].flatMap((items) => [...items.values()]);

export const merchantDirectory = (world: World): MerchantDirectory => ({
  byStage: async (stage, limit, cursor) => {
    const found = everything(world).flatMap((one): [string, { merchantId: string; legalName: string; stage: string }][] =>
      one.kind === 'merchant' && one.lifecycleStage === stage
        ? [[`${one.legalName.toLowerCase()}#${one.merchantId}`, { merchantId: one.merchantId, legalName: one.legalName, stage }]]
        : [],
    );
    const page = pageOf(sorted(found), limit, cursor);
    return { merchants: page.values, cursor: page.cursor };
  },
});

const isDone = (task: Task): boolean => task.status === 'decided' || task.status === 'cancelled';

const listed = (world: World, wanted: (task: Task) => boolean, limit: number, cursor: string | undefined) => {
  const found = everything(world).flatMap((one): [string, TaskReference][] =>
    one.kind === 'task' && wanted(one)
      ? [
          [
            `${one.slaDueAt}#${one.merchantId}#${one.id}`,
            { merchantId: one.merchantId, taskId: one.id, queue: one.queue, slaDueAt: one.slaDueAt },
          ],
        ]
      : [],
  );
  const page = pageOf(sorted(found), limit, cursor);
  return { tasks: page.values, cursor: page.cursor };
};

export const taskDirectory = (world: World): TaskDirectory => ({
  byQueue: async (queue, state, limit, cursor) =>
    listed(world, (task) => task.queue === queue && isDone(task) === (state === 'done'), limit, cursor),
  byPerson: async (person, limit, cursor) =>
    listed(world, (task) => task.status === 'claimed' && task.claimedBy === person, limit, cursor),
});
