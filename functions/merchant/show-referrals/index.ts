import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { members } from '../../../adapters/dynamodb/members.ts';
import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { referredMerchants } from '../../../adapters/dynamodb/referred-merchants.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { readEnv, signUpEnv } from '../../runtime/read-env.ts';
import { merchantRoute } from '../../runtime/run-merchant-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => {
  const table = sharedReadTable();
  const needs = {
    merchants: merchantReader(table),
    referred: referredMerchants(table),
    policies: policiesToRead(table),
    signUp: readEnv(signUpEnv).SIGN_UP_PAGE,
  };
  return merchantRoute(wanted, handle(needs), members(table), log);
};
