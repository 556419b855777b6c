import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { absenceStore } from '../../../adapters/dynamodb/absence-store.ts';
import { taskDirectory } from '../../../adapters/dynamodb/directories.ts';
import { merchantLookup } from '../../../adapters/dynamodb/merchant-lookup.ts';
import { planReader } from '../../../adapters/dynamodb/plan-store.ts';
import { volumeReader } from '../../../adapters/dynamodb/volume-store.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();
const needs = {
  ...{ policies: policiesToRead(table), volumes: volumeReader(table), tasks: taskDirectory(table) },
  ...{ merchants: merchantLookup(table), plans: planReader(table), absences: absenceStore(table), clock: systemClock },
};

export const entry: Entry = (log) => route(wanted, handle(needs), log);
