import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { outageReader } from '../../../adapters/dynamodb/outage-store.ts';
import { policyStore } from '../../../adapters/dynamodb/policy-store.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();

const needs = {
  merchants: merchantReader(table),
  policies: policyStore(table),
  outages: outageReader(table),
  clock: systemClock,
};

export const entry: Entry = (log) => route(wanted, handle(needs), log);
