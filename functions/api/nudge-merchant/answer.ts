import * as z from 'zod';
import { lifecycleStage } from '../../../domain/values.ts';

/** the run looks again; `rung` of the stage's ladder is the next, from 0 */
export const answer = z.object({ kind: z.literal('asked'), stage: lifecycleStage, rung: z.int().min(0) });
