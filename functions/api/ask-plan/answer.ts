import { seenPlan } from '../../../domain/staffing/plan-job.ts';

/** the plan, as far as it has come */
export const answer = seenPlan;
