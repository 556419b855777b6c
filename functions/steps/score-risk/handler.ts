import type * as z from 'zod';
import { scoreRisk, scoreRiskInput, scoreRiskResult } from '../../../domain/risk/score-risk.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { scoreRiskInput as input, scoreRiskResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof scoreRiskInput>) => work.step(input, scoreRisk);
