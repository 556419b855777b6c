import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { type CaseStepInput, caseStepInput } from '../../../domain/case/case-step.ts';
import { closeCase, closeCaseResult } from '../../../domain/case/close-case.ts';

export { caseStepInput as input, closeCaseResult as result };

/** the merchant kept silent: the case ends */
export const handle = (work: UnitOfWork) => (input: CaseStepInput) => work.step(input, closeCase);
