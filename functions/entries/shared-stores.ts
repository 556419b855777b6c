import { policiesToRead } from '../../adapters/compose/policies-of.ts';
import { loadReader } from '../../adapters/dynamodb/load-store.ts';
import { merchantStore } from '../../adapters/dynamodb/merchant-store.ts';
import { outageReader } from '../../adapters/dynamodb/outage-store.ts';
import type { Stores } from '../../application/unit-of-work.ts';
import { sharedTable } from './shared-table.ts';

let stores: Stores | undefined;

/** merchants and policies of the one table: what a unit of work needs; the handlers of a function share what was read of policies */
export const sharedStores = (): Stores => {
  stores ??= {
    merchants: merchantStore(sharedTable()),
    policies: policiesToRead(sharedTable()),
    outages: outageReader(sharedTable()),
    loads: loadReader(sharedTable()),
  };
  return stores;
};
