import { erasureDirectory } from '../../../adapters/dynamodb/erasure-directory.ts';
import { merchantLookup } from '../../../adapters/dynamodb/merchant-lookup.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();

export const entry: Entry = (log) =>
  route(wanted, handle({ erasures: erasureDirectory(table), merchants: merchantLookup(table) }), log);
