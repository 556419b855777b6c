import type { MerchantStore, PolicyStore } from '../../domain/ports.ts';
import { merchantStore } from '../dynamodb/merchant-store.ts';
import { policiesOf } from './policies-of.ts';
import { type TableSettings, tableOf } from './table-of.ts';

/** what a unit of work needs, from a function's environment: merchants and policies of one table */
export const stores = (settings: TableSettings): { readonly merchants: MerchantStore; readonly policies: PolicyStore } => {
  const table = tableOf(settings);
  return { merchants: merchantStore(table), policies: policiesOf(table) };
};
