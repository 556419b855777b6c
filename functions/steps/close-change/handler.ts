import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { closeChange, closeChangeInput, closeChangeResult } from '../../../domain/account-change/close-change.ts';

export { closeChangeInput as input, closeChangeResult as result };

/** ends the change */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof closeChangeInput>) => work.step(input, closeChange);
