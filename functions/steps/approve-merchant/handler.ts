import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { approveMerchant, approveMerchantInput, approveMerchantResult } from '../../../domain/risk/approve-merchant.ts';

export { approveMerchantInput as input, approveMerchantResult as result };

/** the merchant may sell: it goes on to activation */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof approveMerchantInput>) => work.step(input, approveMerchant);
