import * as z from 'zod';
import { shownPayout } from '../../../domain/sales/shown-payout.ts';
import { instant } from '../../../domain/values.ts';

/** the newest first */
export const answer = z.object({
  timeZone: z.string(),
  /** when this was so: an expected day is past by this clock, not by a phone's */
  asOf: instant,
  payouts: z.array(shownPayout),
  /** where the next page begins; absent after the last */
  cursor: z.string().optional(),
});
