import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { declineMerchant, declineMerchantInput, declineMerchantResult } from '../../../domain/risk/decline-merchant.ts';

export { declineMerchantInput as input, declineMerchantResult as result };

/** refuses the merchant and offboards it */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof declineMerchantInput>) => work.step(input, declineMerchant);
