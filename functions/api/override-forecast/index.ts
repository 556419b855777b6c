import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { overrideStore } from '../../../adapters/dynamodb/volume-store.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();

export const entry: Entry = (log) =>
  route(wanted, handle({ volumes: overrideStore(table), policies: policiesToRead(table), clock: systemClock }), log);
