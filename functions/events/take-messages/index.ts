import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { connectionLog } from '../../../adapters/dynamodb/connection-log.ts';
import { deliveries } from '../../../adapters/dynamodb/deliveries.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { eventPublisher } from '../../../adapters/eventbridge/event-publisher.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { refuseInto } from '../../../application/refuse-event.ts';
import { connectorNamed } from '../../../connectors/registry.ts';
import { sharedEventbridge } from '../../entries/shared-clients.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { queueConsumer } from '../../runtime/queue-consumer.ts';
import { busEnv, readEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const publisher = eventPublisher(sharedEventbridge(), readEnv(busEnv).BUS_NAME);
const table = sharedReadTable();

export const entry: Entry = (log) =>
  queueConsumer(
    handle({
      ...{ connectorNamed, publisher, clock: systemClock, log },
      deliveries: deliveries(table),
      connections: connectionLog(table),
      refuse: refuseInto(rejectedEvents(table), log, systemClock, policiesToRead(table)),
    }),
    log,
  );
