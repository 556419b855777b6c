import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { merchantRoll, timelineHistory } from '../../../adapters/dynamodb/all-merchants.ts';
import { figuresStore } from '../../../adapters/dynamodb/figures-store.ts';
import { merchantLookup } from '../../../adapters/dynamodb/merchant-lookup.ts';
import { outageReader } from '../../../adapters/dynamodb/outage-store.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { scheduledWith } from '../../runtime/run-schedule.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();
const stores = {
  roll: merchantRoll(table),
  merchants: merchantLookup(table),
  timelines: timelineHistory(table),
  figures: figuresStore(table),
  policies: policiesToRead(table),
  outages: outageReader(table),
};

export const entry: Entry = (log) => scheduledWith(wanted, handle({ ...stores, log }), log);
