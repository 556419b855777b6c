import type { OpenedTask } from './plan-inputs.ts';
import type { PlanJob } from './plan-job.ts';
import type { PlanInputs, ShiftPlan } from './shift-plan.ts';
import type { WrittenShift } from './written-shift.ts';

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

export interface PlanJobReader {
  /** a plan that was asked for; consistent. Undefined a month after it was */
  get(id: string): Promise<PlanJob | undefined>;
}
export interface PlanJobs extends PlanJobReader {
  /** Throws ConcurrentChange when there is one of this id already */
  add(job: PlanJob): Promise<void>;
  /** Throws ConcurrentChange unless the version before it is there */
  replace(job: PlanJob): Promise<void>;
}
/** who makes plans is told of one; told twice it is made once */
export interface PlanStarter {
  start(id: string): Promise<void>;
}
export interface OpenedTasks {
  /** tasks of these queues that were opened from an instant on, decided ones too; costs what was due since then, not what there is */
  since(queues: readonly string[], from: string): Promise<readonly OpenedTask[]>;
}
export interface PlanSolver {
  /** legal shifts for these inputs, undefined when none were found in so many seconds; `cancelled` is asked each second. Rejects when it fails */
  shifts(inputs: PlanInputs, seconds: number, cancelled: () => Promise<boolean>): Promise<readonly WrittenShift[] | undefined>;
}
/** values of a solved problem by name of variable, or why there are none */
export type Solved =
  | { readonly kind: 'solved'; readonly values: ReadonlyMap<string, number> }
  | { readonly kind: 'not_solved'; readonly why: string };
/** solves a linear program in CPLEX's LP format, in so many seconds at most */
export type SolveProblem = (text: string, seconds: number) => Promise<Solved>;
