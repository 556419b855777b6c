import * as z from 'zod';
import { eventbridgeClient } from '../../../adapters/aws/eventbridge-client.ts';
import { plain } from '../../../adapters/dynamodb/codec.ts';
import { eventPublisher } from '../../../adapters/eventbridge/event-publisher.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv } from '../../runtime/read-env.ts';
import { streamConsumer } from '../../runtime/stream-consumer.ts';
import { handle } from './handler.ts';

const { BUS_NAME } = readEnv(z.object({ BUS_NAME: z.string().min(1) }));

export const handler = streamConsumer(plain, handle({ publisher: eventPublisher(eventbridgeClient(), BUS_NAME) }), log);
