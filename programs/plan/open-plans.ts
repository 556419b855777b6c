import { setImmediate } from 'node:timers/promises';
import type { OpenedTask } from '../../domain/staffing/plan-inputs.ts';
import type { Laptop } from '../../world/laptop.ts';
import { storedIn } from '../recompute/read-stored.ts';
import { PlanJob } from './plan-job.ts';

/** shifts planned on the tasks a laptop cloud has stored */
export const openPlans = ({ cloud: { kernel }, tableName }: Laptop): PlanJob => {
  const stored = storedIn(kernel, tableName);
  const read = <Answer>(work: () => Promise<Answer>): Promise<Answer> => kernel.request('a plan reads', work, { ahead: true });
  const now = (): string => new Date(kernel.now()).toISOString();
  return new PlanJob({
    now,
    tasks: async () => {
      const tasks: OpenedTask[] = [];
      const merchants = await read(async () => {
        const all: string[] = [];
        for await (const ids of stored.roll.ids(0, 1, now())) all.push(...ids);
        return all;
      });
      for (const merchantId of merchants) {
        const snapshot = await read(() => stored.snapshot(merchantId));
        for (const { id, queue, openedAt } of snapshot?.tasks ?? []) tasks.push({ merchantId, taskId: id, queue, at: openedAt });
        // the cloud's own work goes on between two merchants
        await setImmediate();
      }
      return tasks;
    },
  });
};
