import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { timelineReader } from '../../../adapters/dynamodb/timeline.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, readTableEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const handler = route(wanted, handle({ timeline: timelineReader(readTableOf(readEnv(readTableEnv))) }), log);
