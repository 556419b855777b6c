import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { askAboutCase } from '../../../domain/case/ask-about-case.ts';
import { type CaseStepInput, caseStepInput } from '../../../domain/case/case-step.ts';
import { followCaseResult } from '../../../domain/case/follow-case.ts';

export { caseStepInput as input, followCaseResult as result };

/** people have a task where it is for us to act */
export const handle = (work: UnitOfWork) => (input: CaseStepInput) => work.step(input, askAboutCase);
