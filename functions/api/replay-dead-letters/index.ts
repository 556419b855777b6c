import * as z from 'zod';
import { eventbridgeClient } from '../../../adapters/aws/eventbridge-client.ts';
import { sqsClient } from '../../../adapters/aws/sqs-client.ts';
import { eventPublisher } from '../../../adapters/eventbridge/event-publisher.ts';
import { deadLetters } from '../../../adapters/sqs/dead-letters.ts';
import { deadLetterEnv, readEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { handle, wanted } from './handler.ts';

const env = readEnv(deadLetterEnv.extend({ BUS_NAME: z.string().min(1) }));
const letters = deadLetters(sqsClient(), env.DEAD_LETTER_URLS);

export const handler = route(wanted, handle({ letters, publisher: eventPublisher(eventbridgeClient(), env.BUS_NAME), log }), log);
