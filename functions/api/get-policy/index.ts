import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { currentRates } from '../../../adapters/dynamodb/reference-rates.ts';
import { screeningProgress } from '../../../adapters/dynamodb/screening-progress.ts';
import { sharedLists } from '../../entries/shared-lists.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();

export const entry: Entry = (log) =>
  route(
    wanted,
    handle({
      ...{ policies: policiesToRead(table), lists: sharedLists(), screening: screeningProgress(table) },
      rates: () => currentRates(table),
    }),
    log,
  );
