import type { CaseDirectory } from '../../domain/case/case-directory.ts';
import { caseOrder } from '../../domain/case/case-order.ts';
import type { CareCase } from '../../domain/model/care.ts';
import type { Item } from '../../domain/model/item.ts';
import type { Merchant } from '../../domain/model/merchant.ts';
import type { Task } from '../../domain/model/task.ts';
import type { MerchantLookup, TaskDirectory } from '../../domain/ports.ts';
import { pageOf } from './readers.ts';
import { sorted, type World } from './world.ts';

const everything = (world: World): readonly Item[] =>
  [...world.items.values(), ...world.archive.values()].flatMap((items) => [...items.values()]);

export const merchantLookup = (world: World): MerchantLookup => ({
  byIds: async (merchantIds) =>
    everything(world).filter((one): one is Merchant => one.kind === 'merchant' && merchantIds.includes(one.merchantId)),
});

/** every task there is, what is archived too */
export const tasksIn = (world: World): readonly Task[] => everything(world).filter((one): one is Task => one.kind === 'task');

const isDone = (task: Task): boolean => task.status === 'decided' || task.status === 'cancelled';

const listed = (world: World, wanted: (task: Task) => boolean, limit: number, cursor: string | undefined) => {
  const found = everything(world).flatMap((one): [string, Task][] =>
    one.kind === 'task' && wanted(one) ? [[`${one.slaDueAt}#${one.merchantId}#${one.id}`, one]] : [],
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

export const caseDirectory = (world: World): CaseDirectory => ({
  open: async (limit, cursor) => {
    const found = everything(world).flatMap((one): [string, CareCase][] =>
      one.kind === 'case' && one.closedAt === undefined ? [[caseOrder(one), one]] : [],
    );
    const page = pageOf(sorted(found), limit, cursor);
    return { cases: page.values, cursor: page.cursor };
  },
});
