import * as z from 'zod';
import { instant } from '../../../domain/values.ts';

/** a page of cases whose merchant is not known, the one that waits longest first; without cursor it is the last */
export const answer = z.object({
  cases: z.array(
    z.object({
      caseId: z.string(),
      title: z.string(),
      since: instant,
      messages: z.int(),
      /** address it came from, where one is known */
      from: z.string().optional(),
      /** the beginning of the latest message */
      text: z.string().optional(),
    }),
  ),
  cursor: z.string().optional(),
});
