import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { unmatchedCases } from '../../../adapters/dynamodb/unmatched-cases.ts';
import { eventPublisher } from '../../../adapters/eventbridge/event-publisher.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedEventbridge } from '../../entries/shared-clients.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { busEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();
const needs = {
  unmatched: unmatchedCases(table),
  merchants: merchantReader(table),
  publisher: eventPublisher(sharedEventbridge(), readEnv(busEnv).BUS_NAME),
  clock: systemClock,
};

export const entry: Entry = (log) => route(wanted, handle(needs), log);
