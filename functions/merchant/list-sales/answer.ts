import * as z from 'zod';
import { listedSale } from '../../../domain/sales/listed-sale.ts';
import { currency, day, instant } from '../../../domain/values.ts';

/** the newest first; days are the merchant's own */
export const answer = z.object({
  currency,
  timeZone: z.string(),
  from: day,
  to: day,
  sales: z.array(listedSale),
  /** where the next page begins; absent once everything was looked through */
  cursor: z.string().optional(),
  /** how far back this page looked, where it found less than a page */
  lookedBackTo: instant.optional(),
});
