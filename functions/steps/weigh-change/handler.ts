import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { type ChangeStepInput, changeStepInput } from '../../../domain/account-change/change-step.ts';
import { weighChange, weighChangeResult } from '../../../domain/account-change/weigh-change.ts';

export { changeStepInput as input, weighChangeResult as result };

/** red flags with their points, and the contact to call back */
export const handle = (work: UnitOfWork) => (input: ChangeStepInput) => work.step(input, weighChange);
