import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => {
  const stores = sharedStores();
  return route(wanted, handle({ ...stores, work: unitOfWork(stores), clock: systemClock }), log);
};
