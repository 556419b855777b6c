import * as z from 'zod';
import { shiftPlan } from '../../../domain/staffing/shift-plan.ts';

/** published shifts of the latest weeks */
export const answer = z.object({ plans: z.array(shiftPlan) });
