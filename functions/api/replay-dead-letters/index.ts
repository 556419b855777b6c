import * as z from 'zod';
import { eventbridgeClient } from '../../../adapters/aws/eventbridge-client.ts';
import { sqsClient } from '../../../adapters/aws/sqs-client.ts';
import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { deadLetterReplays } from '../../../adapters/dynamodb/dead-letter-replays.ts';
import { eventPublisher } from '../../../adapters/eventbridge/event-publisher.ts';
import { deadLetters } from '../../../adapters/sqs/dead-letters.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { log } from '../../runtime/logger.ts';
import { deadLetterEnv, readEnv, readTableEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const env = readEnv(deadLetterEnv.extend(readTableEnv.shape).extend({ BUS_NAME: z.string().min(1) }));

export const handler = route(
  wanted,
  handle({
    letters: deadLetters(sqsClient(), env.DEAD_LETTER_URLS),
    replays: deadLetterReplays(readTableOf(env)),
    publisher: eventPublisher(eventbridgeClient(), env.BUS_NAME),
    clock: systemClock,
    log,
  }),
  log,
);
