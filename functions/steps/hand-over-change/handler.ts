import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { type ChangeStepInput, changeStepInput } from '../../../domain/account-change/change-step.ts';
import { handOverChange, handOverChangeResult } from '../../../domain/account-change/hand-over-change.ts';

export { changeStepInput as input, handOverChangeResult as result };

/** makes the change, once all evidence is there */
export const handle = (work: UnitOfWork) => (input: ChangeStepInput) => work.step(input, handOverChange);
