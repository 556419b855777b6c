import { taskDirectory } from '../../../adapters/dynamodb/directories.ts';
import { merchantLookup } from '../../../adapters/dynamodb/merchant-lookup.ts';
import { timelineReader } from '../../../adapters/dynamodb/timeline.ts';
import { visitReader } from '../../../adapters/dynamodb/visit-log.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();
const readers = { tasks: taskDirectory(table), timeline: timelineReader(table), lookup: merchantLookup(table) };

export const entry: Entry = (log) => route(wanted, handle({ ...readers, visits: visitReader(table), clock: systemClock }), log);
