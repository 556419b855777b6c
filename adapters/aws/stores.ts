import { policyDocument } from '../../domain/policy/schema.ts';
import type { MerchantStore, PolicyStore } from '../../domain/ports.ts';
import bundled from '../../policies/default.json' with { type: 'json' };
import { merchantStore } from '../dynamodb/merchant-store.ts';
import { type BundledPolicy, policyStore } from '../dynamodb/policy-store.ts';
import type { Table } from '../dynamodb/table.ts';
import { systemClock } from '../system-clock.ts';
import { type TableSettings, tableOf } from './table-of.ts';

/** read only when nothing is published yet: checking it costs milliseconds of every start otherwise */
const bundledPolicy: BundledPolicy = {
  get document() {
    return policyDocument.parse(bundled);
  },
  now: systemClock.now,
};

/** merchants and policies of one table; the policy that ships with the code is published on first use */
export const storesOf = (table: Table): { readonly merchants: MerchantStore; readonly policies: PolicyStore } => ({
  merchants: merchantStore(table),
  policies: policyStore(table, bundledPolicy),
});

/** what a unit of work needs, from a function's environment */
export const stores = (settings: TableSettings) => storesOf(tableOf(settings));
