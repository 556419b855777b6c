import type * as z from 'zod';
import { putToSleep, putToSleepInput, putToSleepResult } from '../../../domain/activation/put-to-sleep.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { putToSleepInput as input, putToSleepResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof putToSleepInput>) => work.step(input, putToSleep);
