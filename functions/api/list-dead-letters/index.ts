import { sqsClient } from '../../../adapters/aws/sqs-client.ts';
import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { deadLetterReplays } from '../../../adapters/dynamodb/dead-letter-replays.ts';
import { deadLetters } from '../../../adapters/sqs/dead-letters.ts';
import { log } from '../../runtime/logger.ts';
import { deadLetterEnv, readEnv, readTableEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const env = readEnv(deadLetterEnv.extend(readTableEnv.shape));

export const handler = route(
  wanted,
  handle({ letters: deadLetters(sqsClient(), env.DEAD_LETTER_URLS), replays: deadLetterReplays(readTableOf(env)) }),
  log,
);
