import { awaitedPayouts, takenFiles } from '../../../adapters/dynamodb/settlement-records.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();

export const entry: Entry = (log) => route(wanted, handle({ files: takenFiles(table), payouts: awaitedPayouts(table) }), log);
