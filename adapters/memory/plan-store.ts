import { ConcurrentChange } from '../../domain/errors.ts';
import type { PlanStore } from '../../domain/staffing/plan-ports.ts';
import type { ShiftPlan } from '../../domain/staffing/shift-plan.ts';
import { copy } from './world.ts';

/** published plans in memory, as the table keeps them */
export const planStore = (): PlanStore => {
  const plans = new Map<string, ShiftPlan>();
  return {
    newest: async (limit) =>
      [...plans]
        .toSorted(([one], [other]) => (one < other ? 1 : -1))
        .slice(0, limit)
        .map(([, plan]) => copy(plan)),
    get: async (week, id) => {
      const plan = plans.get(`${week}#${id}`);
      return plan && copy(plan);
    },
    add: async (plan) => {
      const key = `${plan.week}#${plan.id}`;
      if (plans.has(key)) throw new ConcurrentChange('of the plans');
      plans.set(key, copy(plan));
    },
  };
};
