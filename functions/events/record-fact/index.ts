import * as z from 'zod';
import { outageStore } from '../../../adapters/dynamodb/outage-store.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { unmatchedCases } from '../../../adapters/dynamodb/unmatched-cases.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { refuseInto } from '../../../application/refuse-event.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import { busConsumer } from '../../runtime/bus-consumer.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { pepperEnv, readEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const pepper = readEnv(z.object(pepperEnv)).FINGERPRINT_PEPPER;
const work = unitOfWork({ ...sharedStores(), archives: true });
const { policies } = sharedStores();
const outages = outageStore(sharedTable());
const rejected = rejectedEvents(sharedTable());

export const entry: Entry = (log) =>
  busConsumer(
    handle({
      work,
      refuse: refuseInto(rejected, log, systemClock, policies),
      policies,
      outages,
      unmatched: unmatchedCases(sharedTable()),
      clock: systemClock,
      pepper,
      log,
    }),
    log,
  );
