import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import {
  requestInformation,
  requestInformationInput,
  requestInformationResult,
} from '../../../domain/risk/request-information.ts';

export { requestInformationInput as input, requestInformationResult as result };

/** opens a requirement for each thing the risk rules or a reviewer ask for */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof requestInformationInput>) =>
  work.step(input, requestInformation);
