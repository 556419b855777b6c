import { sqsClient } from '../../../adapters/aws/sqs-client.ts';
import { deadLetters } from '../../../adapters/sqs/dead-letters.ts';
import { deadLetterEnv, readEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { handle, wanted } from './handler.ts';

const { DEAD_LETTER_URLS } = readEnv(deadLetterEnv);

export const handler = route(wanted, handle({ letters: deadLetters(sqsClient(), DEAD_LETTER_URLS) }), log);
