import * as z from 'zod';
import { instant } from '../../../domain/values.ts';

/** the deadline as it now is */
export const answer = z.object({ kind: z.literal('extended'), requirementId: z.string(), deadline: instant });
