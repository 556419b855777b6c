import type * as z from 'zod';
import {
  requestInformation,
  requestInformationInput,
  requestInformationResult,
} from '../../../domain/risk/request-information.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { requestInformationInput as input, requestInformationResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof requestInformationInput>) =>
  work.step(input, requestInformation);
