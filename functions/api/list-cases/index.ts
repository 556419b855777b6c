import { caseDirectory } from '../../../adapters/dynamodb/directories.ts';
import { merchantLookup } from '../../../adapters/dynamodb/merchant-lookup.ts';
import { unmatchedCases } from '../../../adapters/dynamodb/unmatched-cases.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();

export const entry: Entry = (log) =>
  route(wanted, handle({ cases: caseDirectory(table), merchants: merchantLookup(table), unmatched: unmatchedCases(table) }), log);
