import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { scoreRisk, scoreRiskInput, scoreRiskResult } from '../../../domain/risk/score-risk.ts';

export { scoreRiskInput as input, scoreRiskResult as result };

/** the score with every reason, and the verdict of the policy's bands */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof scoreRiskInput>) => work.step(input, scoreRisk);
