import { plain } from '../../../adapters/dynamodb/codec.ts';
import { listKeeper } from '../../../adapters/dynamodb/list-keeper.ts';
import { merchantLookup } from '../../../adapters/dynamodb/merchant-lookup.ts';
import { volumeKeeper } from '../../../adapters/dynamodb/volume-store.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { gatheredRows } from '../../runtime/gathered-rows.ts';
import { handle } from './handler.ts';

const table = sharedReadTable();
const stores = { keeper: listKeeper(table), merchants: merchantLookup(table), volumes: volumeKeeper(table) };

/** a batch is taken in whole, or comes again whole: nothing in it counts twice */
export const entry: Entry = (log) => gatheredRows(plain, handle({ ...stores, clock: systemClock, log }), log);
