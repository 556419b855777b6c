import { beforeEach, describe, expect, test } from 'vitest';
import { ConcurrentChange } from '../../../domain/errors.ts';
import { askPlan, beginPlan, cancelPlan, endPlan } from '../../../domain/staffing/plan-job.ts';
import { planWish } from '../../../domain/staffing/shift-plan.ts';
import { given, weekdays } from '../../domain/staffing/given-plan.ts';
import type { Backend } from '../backends.ts';
import { noon, nothingElse, someId, someTask } from '../some.ts';

export const planJobsContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`plans that were asked for, on ${name}`, () => {
    let backend: Backend;
    beforeEach(async () => {
      backend = await make();
    });
    const asked = askPlan(planWish.parse(given()), { id: 'j_1', by: 'dieter', now: noon });

    test('are kept with their report, and each change is written over the one before it only', async () => {
      const { jobs } = backend;
      expect(await jobs.get('j_1')).toBeUndefined();
      await jobs.add(asked);
      await expect(jobs.add(asked)).rejects.toThrow(ConcurrentChange);
      const begun = beginPlan(asked, noon)!;
      await jobs.replace(begun);
      await expect(jobs.replace(cancelPlan(asked))).rejects.toThrow(ConcurrentChange);
      const judged = { attainment: 1, worstWeek: 1, tasks: 512, late: 0, weeks: [] };
      const done = endPlan(begun, { kind: 'done', report: { inputs: given(), shifts: [weekdays], judged, late: [] } });
      await jobs.replace(done);
      expect(await jobs.get('j_1')).toEqual(done);
    });

    test('are planned on the tasks of some queues that were opened since an instant, open or done', async () => {
      const id = someId(1);
      const day = (of: number) => `2026-11-${of}T12:00:00.000Z`;
      const opened = (task: string, at: number, more: object = {}) =>
        someTask(id, task, { openedAt: day(at), slaDueAt: day(at + 1), ...more });
      const puts = [
        opened('before', 10),
        opened('since', 12),
        opened('elsewhere', 13, { queue: 'care' }),
        { ...opened('gone', 14), status: 'cancelled' as const, cancelledAt: noon, cancelReason: 'merchant left' },
        // due since then, and opened before
        opened('long', 11, { slaDueAt: day(20) }),
      ];
      await backend.merchants.commit(id, { ...nothingElse, puts }, null);
      const { queue } = opened('since', 12);
      const found = await backend.opened.since([queue], day(12));
      expect(found.map(({ taskId, at }) => [taskId, at]).sort()).toEqual([
        ['gone', day(14)],
        ['since', day(12)],
      ]);
      expect(found[0]).toMatchObject({ merchantId: id, queue });
      expect(await backend.opened.since([], day(1))).toEqual([]);
    });
  });
};
