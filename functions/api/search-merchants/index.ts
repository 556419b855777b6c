import { paymentPlaceReader } from '../../../adapters/dynamodb/payment-places.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedList } from '../../entries/shared-list.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) =>
  route(wanted, handle({ merchants: sharedList(), places: paymentPlaceReader(sharedReadTable()), clock: systemClock }), log);
