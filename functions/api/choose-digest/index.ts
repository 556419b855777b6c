import { digestBoxes } from '../../../adapters/dynamodb/digest-boxes.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => route(wanted, handle({ boxes: digestBoxes(sharedTable()) }), log);
