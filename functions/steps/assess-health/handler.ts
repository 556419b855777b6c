import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { assessHealth, assessHealthInput, assessHealthResult } from '../../../domain/care/assess-health.ts';

export { assessHealthInput as input, assessHealthResult as result };

/** scores the merchant's health, every contribution on the timeline; fixes the policy version of a check-in */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof assessHealthInput>) => work.step(input, assessHealth);
