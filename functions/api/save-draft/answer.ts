import * as z from 'zod';
import { instant } from '../../../domain/values.ts';

/** what is kept now */
export const answer = z.object({ revision: z.int(), savedAt: instant.optional() });
