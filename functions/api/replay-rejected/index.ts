import * as z from 'zod';
import { eventbridgeClient } from '../../../adapters/aws/eventbridge-client.ts';
import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { eventPublisher } from '../../../adapters/eventbridge/event-publisher.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, readTableEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const env = readEnv(readTableEnv.extend({ BUS_NAME: z.string().min(1) }));
const rejected = rejectedEvents(readTableOf(env));
const publisher = eventPublisher(eventbridgeClient(), env.BUS_NAME);

export const handler = route(wanted, handle({ rejected, publisher, clock: systemClock }), log);
