import type * as z from 'zod';
import type { answer as oneAnswer } from '../../../functions/api/get-plan-job/answer.ts';
import type { answer } from '../../../functions/api/list-plans/answer.ts';

export type PlansAnswer = z.output<typeof answer>;
export type PublishedPlan = PlansAnswer['plans'][number];

/** a plan that was asked for, as far as it has come */
export type PlanJobAnswer = z.output<typeof oneAnswer>;
export type PlanJobState = NonNullable<PlanJobAnswer['job']>;
export type PlanReport = Extract<PlanJobState, { kind: 'done' }>['report'];
