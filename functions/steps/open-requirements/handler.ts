import type * as z from 'zod';
import { openRequirements, openRequirementsInput, openRequirementsResult } from '../../../domain/merchant/open-requirements.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { openRequirementsInput as input, openRequirementsResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof openRequirementsInput>) => work.step(input, openRequirements);
