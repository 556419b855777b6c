import { deadLetterReplays } from '../../../adapters/dynamodb/dead-letter-replays.ts';
import { eventPublisher } from '../../../adapters/eventbridge/event-publisher.ts';
import { deadLetters } from '../../../adapters/sqs/dead-letters.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedEventbridge, sharedSqs } from '../../entries/shared-clients.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { busEnv, deadLetterEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const letters = deadLetters(sharedSqs(), readEnv(deadLetterEnv).DEAD_LETTER_URLS);
const publisher = eventPublisher(sharedEventbridge(), readEnv(busEnv).BUS_NAME);
const replays = deadLetterReplays(sharedReadTable());

export const entry: Entry = (log) => route(wanted, handle({ letters, replays, publisher, clock: systemClock, log }), log);
