import * as z from 'zod';
import { listedMerchant } from '../../../domain/listing/listed-merchant.ts';
import { foundBy } from '../../../domain/listing/search-merchants.ts';
import { instant } from '../../../domain/values.ts';

/** the best first, each with what it was found by */
export const answer = z.object({
  found: z.array(z.object({ merchant: listedMerchant, by: foundBy })),
  /** every change written up to then is in it */
  asOf: instant,
  behind: z.boolean(),
});
