import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { type CaseStepInput, caseStepInput } from '../../../domain/case/case-step.ts';
import { routeCase, routeCaseResult } from '../../../domain/case/route-case.ts';

export { caseStepInput as input, routeCaseResult as result };

/** the queue of the first rule of policy that matches */
export const handle = (work: UnitOfWork) => (input: CaseStepInput) => work.step(input, routeCase);
