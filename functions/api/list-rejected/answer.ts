import * as z from 'zod';
import { rejectedEvent } from '../../../domain/model/rejected-event.ts';
import { day } from '../../../domain/values.ts';

/** a page of what was refused on a UTC day; without cursor it is the last */
export const answer = z.object({
  day,
  rejected: z.array(
    rejectedEvent.omit({ replayKey: true }).extend({
      /** what came in, without account numbers */
      original: z.unknown(),
      /** named by the replay, which is refused once it moved on */
      version: z.int(),
      /** names it to the replay */
      reference: z.string(),
    }),
  ),
  cursor: z.string().optional(),
});
