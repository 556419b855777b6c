import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { taskDirectory } from '../../../adapters/dynamodb/directories.ts';
import { loadStore } from '../../../adapters/dynamodb/load-store.ts';
import { volumeReader } from '../../../adapters/dynamodb/volume-store.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();

export const entry: Entry = (log) =>
  route(
    wanted,
    handle({
      policies: policiesToRead(table),
      loads: loadStore(table),
      tasks: taskDirectory(table),
      volumes: volumeReader(table),
      clock: systemClock,
    }),
    log,
  );
