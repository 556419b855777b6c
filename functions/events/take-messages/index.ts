import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { caseMessages } from '../../../adapters/dynamodb/case-messages.ts';
import { connectionLog } from '../../../adapters/dynamodb/connection-log.ts';
import { deliveries } from '../../../adapters/dynamodb/deliveries.ts';
import { merchantStore } from '../../../adapters/dynamodb/merchant-store.ts';
import { outgoingLog } from '../../../adapters/dynamodb/outgoing-log.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { eventPublisher } from '../../../adapters/eventbridge/event-publisher.ts';
import { callOutside } from '../../../adapters/http/call-outside.ts';
import { postponer } from '../../../adapters/sqs/postponer.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { refuseInto } from '../../../application/refuse-event.ts';
import { connectors } from '../../../connectors/registry.ts';
import { sharedEventbridge, sharedSqs } from '../../entries/shared-clients.ts';
import { sharedConnectorSecrets } from '../../entries/shared-connector-secrets.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { queueConsumer } from '../../runtime/queue-consumer.ts';
import { busEnv, consoleEnv, hooksEnv, readEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const publisher = eventPublisher(sharedEventbridge(), readEnv(busEnv).BUS_NAME);
const postpone = postponer(sharedSqs(), readEnv(hooksEnv).HOOKS_QUEUE_URL);
const table = sharedTable();

export const entry: Entry = (log) =>
  queueConsumer(
    handle({
      ...{ connectors, publisher, postpone, callOutside, clock: systemClock, log, secrets: sharedConnectorSecrets() },
      ...{ merchants: merchantStore(table), deliveries: deliveries(table), outgoing: outgoingLog(table) },
      connections: connectionLog(table),
      messages: caseMessages(table),
      console: readEnv(consoleEnv).CONSOLE_URL,
      refuse: refuseInto(rejectedEvents(table), log, systemClock, policiesToRead(table)),
    }),
    log,
  );
