import * as z from 'zod';
import { day, instant } from '../../../domain/values.ts';

/** a page of what was refused on a UTC day; without cursor it is the last */
export const answer = z.object({
  day,
  rejected: z.array(
    z.object({
      id: z.string(),
      at: instant,
      type: z.string().optional(),
      merchantId: z.string().optional(),
      code: z.string(),
      field: z.string(),
      message: z.string(),
      remedy: z.string(),
      /** what came in, without account numbers */
      original: z.unknown(),
      replayedAt: instant.optional(),
      replayedBy: z.string().optional(),
      /** named by the replay, which is refused once it moved on */
      version: z.int(),
      /** names it to the replay */
      reference: z.string(),
    }),
  ),
  cursor: z.string().optional(),
});
