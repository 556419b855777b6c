import type { OpenedTasks } from '../../domain/staffing/plan-ports.ts';
import { tasksIn } from './directories.ts';
import type { World } from './world.ts';

/** tasks that were opened, of the merchants in memory */
export const openedTasks = (world: World): OpenedTasks => ({
  since: async (queues, from) =>
    tasksIn(world)
      .filter(({ queue, openedAt }) => queues.includes(queue) && openedAt >= from)
      .map(({ merchantId, id: taskId, queue, openedAt: at }) => ({ merchantId, taskId, queue, at })),
});
