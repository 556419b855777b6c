import * as z from 'zod';
import { shiftPlan } from '../../../domain/model/shift-plan.ts';

/** published shifts of the latest weeks */
export const answer = z.object({ plans: z.array(shiftPlan) });
