import { deadLetterReplays } from '../../../adapters/dynamodb/dead-letter-replays.ts';
import { deadLetters } from '../../../adapters/sqs/dead-letters.ts';
import { sharedSqs } from '../../entries/shared-clients.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { deadLetterEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const letters = deadLetters(sharedSqs(), readEnv(deadLetterEnv).DEAD_LETTER_URLS);

export const entry: Entry = (log) => route(wanted, handle({ letters, replays: deadLetterReplays(sharedReadTable()) }), log);
