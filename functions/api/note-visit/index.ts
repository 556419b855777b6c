import { merchantExists } from '../../../adapters/dynamodb/merchant-lookup.ts';
import { visitLog } from '../../../adapters/dynamodb/visit-log.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();

export const entry: Entry = (log) =>
  route(wanted, handle({ visits: visitLog(table), exists: merchantExists(table), clock: systemClock }), log);
