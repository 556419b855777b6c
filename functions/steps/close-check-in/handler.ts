import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { closeCheckIn, closeCheckInInput, closeCheckInResult } from '../../../domain/care/close-check-in.ts';

export { closeCheckInInput as input, closeCheckInResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof closeCheckInInput>) => work.step(input, closeCheckIn);
