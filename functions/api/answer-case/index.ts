import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { merchantStore } from '../../../adapters/dynamodb/merchant-store.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import { sharedWrites } from '../../entries/shared-writes.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => {
  const table = sharedTable();
  const needs = { ...sharedWrites(), merchants: merchantStore(table), policies: policiesToRead(table) };
  return route(wanted, handle(needs), log);
};
