import * as z from 'zod';
import { day, minor } from '../../../domain/values.ts';

/** UTC days with movement, ascending; minor units of the merchant's currency */
export const answer = z.object({
  days: z.array(z.object({ day, count: z.int().min(0), tpvMinor: minor, refundedMinor: minor })),
});
