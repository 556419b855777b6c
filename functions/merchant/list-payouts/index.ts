import { members } from '../../../adapters/dynamodb/members.ts';
import { ownMerchants } from '../../../adapters/dynamodb/own-merchants.ts';
import { payoutReader } from '../../../adapters/dynamodb/payout-reader.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { merchantRoute } from '../../runtime/run-merchant-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => {
  const table = sharedReadTable();
  return merchantRoute(
    wanted,
    handle({ merchants: ownMerchants(table), payouts: payoutReader(table), clock: systemClock }),
    members(table),
    log,
  );
};
