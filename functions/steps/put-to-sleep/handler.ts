import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { putToSleep, putToSleepInput, putToSleepResult } from '../../../domain/activation/put-to-sleep.ts';

export { putToSleepInput as input, putToSleepResult as result };

/** the merchant has not moved: it falls dormant, and what waits for it ends */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof putToSleepInput>) => work.step(input, putToSleep);
