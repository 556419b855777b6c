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
      policies: policyStore(table),
      clock: systemClock,
      moneyOf: (merchantId) => moneyReader(table, merchantId),
    }),
    log,
  );
