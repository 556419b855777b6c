import { paymentLedger } from '../../../adapters/dynamodb/payment-ledger.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { refuseInto } from '../../../application/refuse-event.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { step } from '../../runtime/run-step.ts';
import { handle, input, result } from './handler.ts';

const ledger = paymentLedger(sharedTable());
const rejected = rejectedEvents(sharedTable());

export const entry: Entry = (log) =>
  step(
    input,
    result,
    handle({
      ...sharedStores(),
      ledger,
      clock: systemClock,
      refuse: refuseInto(rejected, log, systemClock, sharedStores().policies),
    }),
    log,
  );
