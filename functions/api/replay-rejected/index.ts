import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { eventPublisher } from '../../../adapters/eventbridge/event-publisher.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { mapAgain } from '../../../connectors/map-again.ts';
import { sharedEventbridge } from '../../entries/shared-clients.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { busEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const rejected = rejectedEvents(sharedReadTable());
const publisher = eventPublisher(sharedEventbridge(), readEnv(busEnv).BUS_NAME);

export const entry: Entry = (log) => route(wanted, handle({ rejected, publisher, clock: systemClock, mapAgain }), log);
