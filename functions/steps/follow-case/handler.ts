import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { type CaseStepInput, caseStepInput } from '../../../domain/case/case-step.ts';
import { followCase, followCaseResult } from '../../../domain/case/follow-case.ts';

export { caseStepInput as input, followCaseResult as result };

/** the run knows what a person did */
export const handle = (work: UnitOfWork) => (input: CaseStepInput) => work.step(input, followCase);
