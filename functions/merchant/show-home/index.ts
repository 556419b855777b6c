import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { members } from '../../../adapters/dynamodb/members.ts';
import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { outageReader } from '../../../adapters/dynamodb/outage-store.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { merchantRoute } from '../../runtime/run-merchant-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => {
  const table = sharedReadTable();
  const needs = {
    merchants: merchantReader(table),
    policies: policiesToRead(table),
    outages: outageReader(table),
    clock: systemClock,
  };
  return merchantRoute(wanted, handle(needs), members(table), log);
};
