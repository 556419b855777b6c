import { seenPlan } from '../../../domain/staffing/plan-job.ts';

/** the plan somebody asked for, as far as it has come; null when there is none of this id, or not any more */
export const answer = seenPlan;
