import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { digestBoxes } from '../../../adapters/dynamodb/digest-boxes.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedTable();

export const entry: Entry = (log) =>
  route(wanted, handle({ boxes: digestBoxes(table), policies: policiesToRead(table), clock: systemClock }), log);
