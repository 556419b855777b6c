import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { paymentLedger } from '../../../adapters/dynamodb/payment-ledger.ts';
import { timelineReader } from '../../../adapters/dynamodb/timeline.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();
const stores = { merchants: merchantReader(table), timeline: timelineReader(table), ledger: paymentLedger(table) };

export const entry: Entry = (log) => route(wanted, handle({ ...stores, clock: systemClock }), log);
