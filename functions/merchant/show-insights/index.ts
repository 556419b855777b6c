import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { failedAttempts } from '../../../adapters/dynamodb/failed-attempts.ts';
import { figuresStore } from '../../../adapters/dynamodb/figures-store.ts';
import { members } from '../../../adapters/dynamodb/members.ts';
import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { paymentReader } from '../../../adapters/dynamodb/payment-reader.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { merchantRoute } from '../../runtime/run-merchant-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => {
  const table = sharedReadTable();
  const books = { payments: paymentReader(table), attempts: failedAttempts(table), figures: figuresStore(table) };
  const needs = { ...books, merchants: merchantReader(table), policies: policiesToRead(table), clock: systemClock };
  return merchantRoute(wanted, handle(needs), members(table), log);
};
