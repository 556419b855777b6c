import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const merchants = merchantReader(sharedReadTable());

export const entry: Entry = (log) => route(wanted, handle({ merchants, clock: systemClock }), log);
