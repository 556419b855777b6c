import * as z from 'zod';
import { listVersion } from '../../../domain/risk/screening-list.ts';

/** the list as it would count, or counts from now on, and what that changes */
export const answer = z.object({
  outcome: z.enum(['checked', 'replaced', 'loaded-already']),
  is: listVersion,
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  /** some names of each, to see that it is the right file */
  firstAdded: z.array(z.string()),
  firstRemoved: z.array(z.string()),
});
