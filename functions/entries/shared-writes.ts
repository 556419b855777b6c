import { timelineReader } from '../../adapters/dynamodb/timeline.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import type { Writes } from '../../application/decide-on.ts';
import { unitOfWork } from '../../application/unit-of-work.ts';
import { sharedStores } from './shared-stores.ts';
import { sharedTable } from './shared-table.ts';

/** what a person's write needs: a unit of work, and the timeline that tells who was faster */
export const sharedWrites = (): Writes => {
  const stores = sharedStores();
  return { merchants: stores.merchants, work: unitOfWork(stores), timeline: timelineReader(sharedTable()), clock: systemClock };
};
