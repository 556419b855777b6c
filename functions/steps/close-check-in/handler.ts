import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { closeCheckIn, closeCheckInInput, closeCheckInResult } from '../../../domain/care/close-check-in.ts';

export { closeCheckInInput as input, closeCheckInResult as result };

/** ends a check-in, and puts the next one or the watch over the baseline on the calendar */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof closeCheckInInput>) => work.step(input, closeCheckIn);
