import { absenceStore } from '../../../adapters/dynamodb/absence-store.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) =>
  route(wanted, handle({ absences: absenceStore(sharedReadTable()), clock: systemClock }), log);
