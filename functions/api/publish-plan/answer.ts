import { shiftPlan } from '../../../domain/model/shift-plan.ts';

/** the plan as it is kept, with what it would have done */
export const answer = shiftPlan;
