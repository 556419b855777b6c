import { screeningListKeeper } from '../../../adapters/dynamodb/screening-lists.ts';
import { readListFile } from '../../../adapters/list-files/read-list-file.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedLists } from '../../entries/shared-lists.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const keeper = { ...sharedLists(), ...screeningListKeeper(sharedReadTable()) };

export const entry: Entry = (log) => route(wanted, handle({ keeper, clock: systemClock, read: readListFile }), log);
