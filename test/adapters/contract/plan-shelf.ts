import { beforeEach, describe, expect, test } from 'vitest';
import { ConcurrentChange } from '../../../domain/errors.ts';
import type { PlanStore } from '../../../domain/staffing/plan-ports.ts';
import { publishPlan } from '../../../domain/staffing/publish-plan.ts';
import { given, weekdays } from '../../domain/staffing/given-plan.ts';
import type { Backend } from '../backends.ts';
import { noon } from '../some.ts';

export const planShelfContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`plans on ${name}`, () => {
    let plans: PlanStore;
    beforeEach(async () => {
      ({ plans } = await make());
    });
    const plan = (week: string, id: string) =>
      publishPlan({ ...given({ week }), shifts: [weekdays] }, { id, by: 'dieter', now: noon });

    test('are kept whole, and never written over', async () => {
      const one = plan('2026-11-23', 'p_1');
      expect(await plans.get('2026-11-23', 'p_1')).toBeUndefined();
      await plans.add(one);
      expect(await plans.get('2026-11-23', 'p_1')).toEqual(one);
      await expect(plans.add({ ...one, publishedBy: 'gwen' })).rejects.toThrow(ConcurrentChange);
      expect(await plans.get('2026-11-23', 'p_1')).toEqual(one);
    });

    test('are read from the latest week, as many as were asked for', async () => {
      for (const [week, id] of [
        ['2026-11-23', 'p_1'],
        ['2026-12-07', 'p_2'],
        ['2026-11-30', 'p_3'],
      ] as const)
        await plans.add(plan(week, id));
      expect((await plans.newest(2)).map(({ id }) => id)).toEqual(['p_2', 'p_3']);
    });
  });
};
