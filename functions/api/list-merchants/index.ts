import { merchantList } from '../../../adapters/dynamodb/merchant-list.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const merchants = merchantList(sharedReadTable());

export const entry: Entry = (log) => route(wanted, handle({ merchants, clock: systemClock }), log);
