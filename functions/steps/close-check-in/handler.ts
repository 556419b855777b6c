import type * as z from 'zod';
import { closeCheckIn, closeCheckInInput, closeCheckInResult } from '../../../domain/care/close-check-in.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { closeCheckInInput as input, closeCheckInResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof closeCheckInInput>) => work.step(input, closeCheckIn);
