import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { timelineReader } from '../../../adapters/dynamodb/timeline.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();

export const entry: Entry = (log) =>
  route(wanted, handle({ timeline: timelineReader(table), merchants: merchantReader(table) }), log);
