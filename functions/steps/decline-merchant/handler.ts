import type * as z from 'zod';
import { declineMerchant, declineMerchantInput, declineMerchantResult } from '../../../domain/risk/decline-merchant.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { declineMerchantInput as input, declineMerchantResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof declineMerchantInput>) => work.step(input, declineMerchant);
