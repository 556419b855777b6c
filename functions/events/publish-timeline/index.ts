import { plain } from '../../../adapters/dynamodb/codec.ts';
import { eventPublisher } from '../../../adapters/eventbridge/event-publisher.ts';
import { sharedEventbridge } from '../../entries/shared-clients.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { busEnv, readEnv } from '../../runtime/read-env.ts';
import { streamConsumer } from '../../runtime/stream-consumer.ts';
import { handle } from './handler.ts';

const publisher = eventPublisher(sharedEventbridge(), readEnv(busEnv).BUS_NAME);

export const entry: Entry = (log) => streamConsumer(plain, handle({ publisher }), log);
