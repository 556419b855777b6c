import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { putToSleep, putToSleepInput, putToSleepResult } from '../../../domain/activation/put-to-sleep.ts';

export { putToSleepInput as input, putToSleepResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof putToSleepInput>) => work.step(input, putToSleep);
