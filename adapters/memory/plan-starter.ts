import type { PlanStarter } from '../../domain/staffing/plan-ports.ts';

/** who makes plans, as a list of what it was told */
export const planStarter = (): PlanStarter & { readonly told: readonly string[] } => {
  const told: string[] = [];
  return { told, start: async (id) => void told.push(id) };
};
