import type * as z from 'zod';
import { assessHealth, assessHealthInput, assessHealthResult } from '../../../domain/care/assess-health.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { assessHealthInput as input, assessHealthResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof assessHealthInput>) => work.step(input, assessHealth);
