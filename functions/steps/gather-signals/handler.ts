import type * as z from 'zod';
import { gatherSignals, gatherSignalsInput, gatherSignalsResult } from '../../../domain/risk/gather-signals.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { gatherSignalsInput as input, gatherSignalsResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof gatherSignalsInput>) => work.step(input, gatherSignals);
