import { exportReader } from '../../../adapters/dynamodb/export-reader.ts';
import { members } from '../../../adapters/dynamodb/members.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { merchantRoute } from '../../runtime/run-merchant-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => {
  const table = sharedReadTable();
  return merchantRoute(wanted, handle({ exports: exportReader(table), clock: systemClock }), members(table), log);
};
