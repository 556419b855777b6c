import * as z from 'zod';
import { instant, letterKind } from '../../../domain/values.ts';

/** what was written to the merchant, the newest first */
export const answer = z.object({
  /** since when the merchant is with us */
  since: instant,
  /** how many wait to be shown */
  unread: z.int(),
  messages: z.array(
    z.object({
      id: z.string(),
      at: instant,
      kind: letterKind,
      /** language it was written in, BCP 47 */
      locale: z.string(),
      subject: z.string(),
      body: z.string(),
      /** the words of its link */
      action: z.string().optional(),
      /** the step its link leads to */
      requirementId: z.string().optional(),
      /** the page of the merchant its link leads to */
      page: z.string().optional(),
      /** nobody of the merchant has been shown it */
      unread: z.boolean(),
      /** of one that was mailed: did the letter arrive? */
      mailed: z.enum(['arrived', 'came_back']).optional(),
    }),
  ),
  /** are there older ones? They are read on demand only */
  older: z.boolean(),
});
