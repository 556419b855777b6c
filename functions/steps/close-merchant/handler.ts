import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { closeMerchant, closeMerchantInput, closeMerchantResult } from '../../../domain/merchant/close-merchant.ts';

export { closeMerchantInput as input, closeMerchantResult as result };

/** offboards the merchant: nothing of it is due, asked or watched any more */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof closeMerchantInput>) => work.step(input, closeMerchant);
