import * as z from 'zod';
import { shownPayout } from '../../../domain/sales/shown-payout.ts';

/** the newest first */
export const answer = z.object({
  timeZone: z.string(),
  payouts: z.array(shownPayout),
  /** where the next page begins; absent after the last */
  cursor: z.string().optional(),
});
