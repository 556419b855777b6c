import type * as z from 'zod';
import { registerMerchant, registerMerchantInput, registerMerchantResult } from '../../../domain/merchant/register-merchant.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { registerMerchantInput as input, registerMerchantResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof registerMerchantInput>) => work.step(input, registerMerchant);
