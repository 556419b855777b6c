import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { failedAttempts } from '../../../adapters/dynamodb/failed-attempts.ts';
import { figuresStore } from '../../../adapters/dynamodb/figures-store.ts';
import { paymentReader } from '../../../adapters/dynamodb/payment-reader.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => {
  const table = sharedReadTable();
  const read = { payments: paymentReader(table), attempts: failedAttempts(table), figures: figuresStore(table) };
  return route(wanted, handle({ ...read, policies: policiesToRead(table), clock: systemClock }), log);
};
