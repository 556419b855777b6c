import type * as z from 'zod';
import {
  completeOnboarding,
  completeOnboardingInput,
  completeOnboardingResult,
} from '../../../domain/merchant/complete-onboarding.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { completeOnboardingInput as input, completeOnboardingResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof completeOnboardingInput>) =>
  work.step(input, completeOnboarding);
