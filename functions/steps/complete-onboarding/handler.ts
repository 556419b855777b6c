import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import {
  completeOnboarding,
  completeOnboardingInput,
  completeOnboardingResult,
} from '../../../domain/merchant/complete-onboarding.ts';

export { completeOnboardingInput as input, completeOnboardingResult as result };

/** nothing is missing: the merchant goes on to the risk check */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof completeOnboardingInput>) =>
  work.step(input, completeOnboarding);
