import { connectionLog } from '../../../adapters/dynamodb/connection-log.ts';
import { deliveries } from '../../../adapters/dynamodb/deliveries.ts';
import { messageQueue } from '../../../adapters/sqs/message-queue.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { connectorNamed } from '../../../connectors/registry.ts';
import { sharedSqs } from '../../entries/shared-clients.ts';
import { sharedConnectorSecrets } from '../../entries/shared-connector-secrets.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { hooksEnv, readEnv } from '../../runtime/read-env.ts';
import { hook } from '../../runtime/run-hook.ts';
import { handle } from './handler.ts';

const queue = messageQueue(sharedSqs(), readEnv(hooksEnv).HOOKS_QUEUE_URL);

export const entry: Entry = (log) =>
  hook(
    handle({
      ...{ connectorNamed, queue, clock: systemClock, log, secrets: sharedConnectorSecrets() },
      deliveries: deliveries(sharedReadTable()),
      connections: connectionLog(sharedReadTable()),
    }),
    log,
  );
