import * as z from 'zod';
import { accountOwners } from '../../../adapters/dynamodb/account-owners.ts';
import { holderCheckOf } from '../../../adapters/holder-check/holder-check-of.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import { sharedWrites } from '../../entries/shared-writes.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { holderEnv, pepperEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => {
  const pepper = readEnv(z.object(pepperEnv)).FINGERPRINT_PEPPER;
  const owners = accountOwners(sharedReadTable());
  return route(wanted, handle({ ...sharedWrites(), pepper, owners, holders: holderCheckOf(readEnv(holderEnv)) }), log);
};
