import { anyMoney } from '../../../adapters/dynamodb/money-reader.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();

export const entry: Entry = (log) => route(wanted, handle({ money: () => anyMoney(table), clock: systemClock }), log);
