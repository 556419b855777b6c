import { merchantRecords } from '../../../adapters/dynamodb/merchant-records.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const records = merchantRecords(sharedReadTable());

export const entry: Entry = (log) => route(wanted, handle({ records, clock: systemClock }), log);
