import * as z from 'zod';
import { listedSale } from '../../../domain/sales/listed-sale.ts';
import { currency, instant, minor } from '../../../domain/values.ts';

/** one sale with what went back of it, or one refund */
export const answer = z.object({
  currency,
  timeZone: z.string(),
  sale: listedSale,
  /** the latest 50, in order of time */
  refunds: z.array(z.object({ id: z.string(), at: instant, amountMinor: minor })),
  /** all there are, of which `refunds` may show fewer */
  refundCount: z.int(),
});
