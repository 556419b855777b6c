import * as z from 'zod';
import { instant, lifecycleStage } from '../../../domain/values.ts';

/** the ladder of the stage looks again at `until` */
export const answer = z.object({ kind: z.literal('snoozed'), stage: lifecycleStage, until: instant });
