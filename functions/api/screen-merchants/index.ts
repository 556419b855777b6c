import { merchantRoll } from '../../../adapters/dynamodb/all-merchants.ts';
import { screeningProgress } from '../../../adapters/dynamodb/screening-progress.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { sharedLists } from '../../entries/shared-lists.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();
const lists = sharedLists();

export const entry: Entry = (log) => {
  const stores = { work: unitOfWork(sharedStores()), roll: merchantRoll(table), progress: screeningProgress(table) };
  return route(wanted, handle({ ...stores, lists, clock: systemClock }), log);
};
