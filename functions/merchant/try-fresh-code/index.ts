import { members } from '../../../adapters/dynamodb/members.ts';
import { signInAttempts } from '../../../adapters/dynamodb/sign-in-attempts.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedSignIn } from '../../entries/shared-sign-in.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { merchantRoute } from '../../runtime/run-merchant-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => {
  const table = sharedReadTable();
  const needs = { attempts: signInAttempts(table), signIn: sharedSignIn(), clock: systemClock };
  return merchantRoute(wanted, handle(needs), members(table), log);
};
