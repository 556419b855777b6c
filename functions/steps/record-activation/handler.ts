import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { recordActivation, recordActivationInput, recordActivationResult } from '../../../domain/activation/record-activation.ts';

export { recordActivationInput as input, recordActivationResult as result };

/** the first sale: the merchant is activated, its check-ins are planned, a referrer's reward falls due */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof recordActivationInput>) => work.step(input, recordActivation);
