import { members } from '../../../adapters/dynamodb/members.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import { sharedWrites } from '../../entries/shared-writes.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { merchantRoute } from '../../runtime/run-merchant-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) =>
  merchantRoute(wanted, handle({ ...sharedWrites(), policies: sharedStores().policies }), members(sharedReadTable()), log);
