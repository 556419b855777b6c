import type * as z from 'zod';
import { approveMerchant, approveMerchantInput, approveMerchantResult } from '../../../domain/risk/approve-merchant.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { approveMerchantInput as input, approveMerchantResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof approveMerchantInput>) => work.step(input, approveMerchant);
