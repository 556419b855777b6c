import { shiftPlan } from '../../../domain/staffing/shift-plan.ts';

/** the plan as it is kept, with what it would have done */
export const answer = shiftPlan;
