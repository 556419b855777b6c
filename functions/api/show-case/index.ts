import { caseMessages } from '../../../adapters/dynamodb/case-messages.ts';
import { caseDirectory } from '../../../adapters/dynamodb/directories.ts';
import { merchantLookup } from '../../../adapters/dynamodb/merchant-lookup.ts';
import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { moneyReader } from '../../../adapters/dynamodb/money-reader.ts';
import { policyStore } from '../../../adapters/dynamodb/policy-store.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();

export const entry: Entry = (log) =>
  route(
    wanted,
    handle({
      merchants: merchantReader(table),
      messages: caseMessages(table),
      cases: caseDirectory(table),
      names: merchantLookup(table),
      moneyOf: (merchantId) => moneyReader(table, merchantId),
      policies: policyStore(table),
      clock: systemClock,
    }),
    log,
  );
