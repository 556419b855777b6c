import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { askEvidence, askEvidenceResult } from '../../../domain/account-change/ask-evidence.ts';
import { type ChangeStepInput, changeStepInput } from '../../../domain/account-change/change-step.ts';

export { askEvidenceResult as result, changeStepInput as input };

/** asks the merchant for the document policy wants */
export const handle = (work: UnitOfWork) => (input: ChangeStepInput) => work.step(input, askEvidence);
