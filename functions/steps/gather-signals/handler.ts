import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { gatherSignals, gatherSignalsInput, gatherSignalsResult } from '../../../domain/risk/gather-signals.ts';
import type { ScreeningLists } from '../../../domain/risk/screening-port.ts';

export { gatherSignalsInput as input, gatherSignalsResult as result };

interface Needs {
  readonly work: UnitOfWork;
  readonly lists: ScreeningLists;
}

/** reads what the risk rules look at; writes nothing */
export const handle =
  ({ work, lists }: Needs) =>
  async (input: z.infer<typeof gatherSignalsInput>) => {
    const list = await lists.current();
    return work.step(input, (snapshot, given, context) => gatherSignals(snapshot, given, context, list));
  };
