import { failedAttempts } from '../../../adapters/dynamodb/failed-attempts.ts';
import { paymentLedger } from '../../../adapters/dynamodb/payment-ledger.ts';
import { paymentPlaces } from '../../../adapters/dynamodb/payment-places.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { refuseInto } from '../../../application/refuse-event.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { queueConsumer } from '../../runtime/queue-consumer.ts';
import { handle } from './handler.ts';

const ledger = paymentLedger(sharedTable());
const places = paymentPlaces(sharedTable());
const rejected = rejectedEvents(sharedTable());

export const entry: Entry = (log) =>
  queueConsumer(
    handle({
      ...sharedStores(),
      ledger,
      places,
      attempts: failedAttempts(sharedTable()),
      clock: systemClock,
      refuse: refuseInto(rejected, log, systemClock, sharedStores().policies),
      log,
    }),
    log,
  );
