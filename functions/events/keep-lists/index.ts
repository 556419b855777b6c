import { listKeeper } from '../../../adapters/dynamodb/list-keeper.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { schedule } from '../../runtime/run-schedule.ts';
import { handle } from './handler.ts';

const keeper = listKeeper(sharedReadTable());

/** it looks at no record of its batch: all of them are done when it has looked at the index, and come again when it fails */
export const entry: Entry = (log) => {
  const keep = handle({ keeper, clock: systemClock, log });
  return schedule(async () => {
    await keep();
    return { batchItemFailures: [] };
  }, log);
};
