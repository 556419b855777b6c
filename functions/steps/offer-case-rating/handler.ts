import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { type CaseStepInput, caseStepInput } from '../../../domain/case/case-step.ts';
import { offerCaseRating, offerCaseRatingResult } from '../../../domain/case/offer-case-rating.ts';

export { caseStepInput as input, offerCaseRatingResult as result };

/** asks for a rating of a case that was answered */
export const handle = (work: UnitOfWork) => (input: CaseStepInput) => work.step(input, offerCaseRating);
