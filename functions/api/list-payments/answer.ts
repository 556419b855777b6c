import * as z from 'zod';
import { day, minor } from '../../../domain/values.ts';

/** UTC days with movement, ascending; minor units of the merchant's currency */
export const answer = z.object({
  days: z.array(z.object({ day, count: z.int().min(0), tpvMinor: minor, refundedMinor: minor })),
  /** attempts to pay that failed in these days, by reason as the provider calls it, the commonest first */
  failed: z.array(z.object({ code: z.string(), count: z.int().min(0) })),
});
