import type * as z from 'zod';
import type { PlanInputs, PlanJudgement, PlanWish } from '../../../domain/staffing/shift-plan.ts';
import type { WrittenShift } from '../../../domain/staffing/written-shift.ts';
import type { answer } from '../../../functions/api/list-plans/answer.ts';

export type PlansAnswer = z.output<typeof answer>;
export type PublishedPlan = PlansAnswer['plans'][number];

export interface PlanReport {
  readonly inputs: PlanInputs;
  readonly shifts: readonly WrittenShift[];
  readonly judged: PlanJudgement;
  readonly late: readonly {
    readonly merchantId: string;
    readonly taskId: string;
    readonly queue: string;
    readonly at: string;
    /** open minutes */
    readonly minutes: number;
  }[];
}
/** the plan a laptop is working on, as far as it has come */
export type PlanJobState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' | 'solving' | 'cancelled' }
  | { readonly kind: 'refused'; readonly code: 'no-work' | 'no-plan' | 'too-short'; readonly wish: PlanWish }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly report: PlanReport };
