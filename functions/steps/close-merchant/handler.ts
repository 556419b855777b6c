import type * as z from 'zod';
import { closeMerchant, closeMerchantInput, closeMerchantResult } from '../../../domain/merchant/close-merchant.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { closeMerchantInput as input, closeMerchantResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof closeMerchantInput>) => work.step(input, closeMerchant);
