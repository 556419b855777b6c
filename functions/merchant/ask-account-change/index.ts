import * as z from 'zod';
import { accountOwners } from '../../../adapters/dynamodb/account-owners.ts';
import { members } from '../../../adapters/dynamodb/members.ts';
import { signInAttempts } from '../../../adapters/dynamodb/sign-in-attempts.ts';
import { holderCheckOf } from '../../../adapters/holder-check/holder-check-of.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import { sharedWrites } from '../../entries/shared-writes.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { holderEnv, pepperEnv, readEnv } from '../../runtime/read-env.ts';
import { merchantRoute } from '../../runtime/run-merchant-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => {
  const table = sharedReadTable();
  const { FINGERPRINT_PEPPER: pepper } = readEnv(z.object(pepperEnv));
  const owners = accountOwners(table);
  const needs = { attempts: signInAttempts(table), owners, holders: holderCheckOf(readEnv(holderEnv)), pepper };
  return merchantRoute(wanted, handle({ ...sharedWrites(), ...needs }), members(table), log);
};
