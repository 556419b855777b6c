import type * as z from 'zod';
import {
  checkIdentifiers,
  checkIdentifiersInput,
  checkIdentifiersResult,
} from '../../../domain/requirement/check-identifiers.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { checkIdentifiersInput as input, checkIdentifiersResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof checkIdentifiersInput>) => work.step(input, checkIdentifiers);
