import { unmatchedCases } from '../../../adapters/dynamodb/unmatched-cases.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const unmatched = unmatchedCases(sharedReadTable());

export const entry: Entry = (log) => route(wanted, handle({ unmatched }), log);
