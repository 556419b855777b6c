import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { type CaseStepInput, caseStepInput } from '../../../domain/case/case-step.ts';
import { takeCaseIn, takeCaseInResult } from '../../../domain/case/take-case-in.ts';

export { caseStepInput as input, takeCaseInResult as result };

/** has the case in hand, and fixes what its clocks count by */
export const handle = (work: UnitOfWork) => (input: CaseStepInput) => work.step(input, takeCaseIn);
