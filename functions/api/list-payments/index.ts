import { failedAttempts } from '../../../adapters/dynamodb/failed-attempts.ts';
import { paymentReader } from '../../../adapters/dynamodb/payment-reader.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) =>
  route(wanted, handle({ payments: paymentReader(sharedReadTable()), attempts: failedAttempts(sharedReadTable()) }), log);
