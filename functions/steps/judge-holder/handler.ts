import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { type ChangeStepInput, changeStepInput } from '../../../domain/account-change/change-step.ts';
import { judgeHolder, judgeHolderResult } from '../../../domain/account-change/judge-holder.ts';

export { changeStepInput as input, judgeHolderResult as result };

/** what the bank of the account says of its holder */
export const handle = (work: UnitOfWork) => (input: ChangeStepInput) => work.step(input, judgeHolder);
