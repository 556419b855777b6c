import * as z from 'zod';
import { instant } from '../../../domain/values.ts';

/** what was handed in for one requirement, the newest first */
export const answer = z.object({
  documents: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** bytes */
      size: z.int(),
      state: z.enum(['received', 'clean', 'refused']),
      receivedAt: instant,
      /** of a refused one: why, and what to do about it */
      remedy: z.string().optional(),
    }),
  ),
});
