import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { openRequirements, openRequirementsInput, openRequirementsResult } from '../../../domain/merchant/open-requirements.ts';

export { openRequirementsInput as input, openRequirementsResult as result };

/** opens what the policy's catalogue asks of such a merchant */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof openRequirementsInput>) => work.step(input, openRequirements);
