import * as z from 'zod';
import { instant } from '../../../domain/values.ts';

const fee = z.object({
  /** in the reader's words */
  method: z.string(),
  plan: z.string().optional(),
  basisPoints: z.int(),
  fixedMinor: z.int(),
});
const price = z.object({ fees: z.array(fee), validFrom: z.iso.date(), at: instant });

/** what the merchant pays, what it is offered, and how much of each fee its customers bear */
export const answer = z.object({
  version: z.int(),
  currency: z.string(),
  timeZone: z.string(),
  /** absent until a price is agreed */
  agreed: price.extend({ acceptedBy: z.string().optional() }).optional(),
  /** what a merchant without a price of its own pays; absent for others */
  list: z.array(fee).optional(),
  offered: price.extend({ id: z.string() }).optional(),
  shares: z.array(
    z.object({
      /** absent: payments without a plan */
      plan: z.string().optional(),
      name: z.string().optional(),
      /** basis points of the fee; `chosen` is more where a ceiling has come down since */
      share: z.int(),
      chosen: z.int(),
      ceiling: z.int(),
      source: z.string().optional(),
    }),
  ),
  /** may this person bind the merchant */
  mayAccept: z.boolean(),
});
