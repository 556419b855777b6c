import type * as z from 'zod';
import { recordActivation, recordActivationInput, recordActivationResult } from '../../../domain/activation/record-activation.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { recordActivationInput as input, recordActivationResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof recordActivationInput>) => work.step(input, recordActivation);
