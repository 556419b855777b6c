import type { ShiftPlan } from './shift-plan.ts';

export interface PlanReader {
  /** plans of the latest weeks, a later one of the same week first; at most `limit` of them */
  newest(limit: number): Promise<readonly ShiftPlan[]>;
}
export interface PlanStore extends PlanReader {
  /** a plan that was published; consistent */
  get(week: string, id: string): Promise<ShiftPlan | undefined>;
  /** Throws ConcurrentChange when there is one of this id already */
  add(plan: ShiftPlan): Promise<void>;
}
