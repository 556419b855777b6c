import * as z from 'zod';
import { members } from '../../../adapters/dynamodb/members.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import { sharedWrites } from '../../entries/shared-writes.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { pepperEnv, readEnv } from '../../runtime/read-env.ts';
import { merchantRoute } from '../../runtime/run-merchant-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => {
  const pepper = readEnv(z.object(pepperEnv)).FINGERPRINT_PEPPER;
  return merchantRoute(wanted, handle({ ...sharedWrites(), pepper }), members(sharedReadTable()), log);
};
