import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { gatherSignals, gatherSignalsInput, gatherSignalsResult } from '../../../domain/risk/gather-signals.ts';

export { gatherSignalsInput as input, gatherSignalsResult as result };

/** reads what the risk rules look at; writes nothing */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof gatherSignalsInput>) => work.step(input, gatherSignals);
