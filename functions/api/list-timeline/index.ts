import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { timelineReader } from '../../../adapters/dynamodb/timeline.ts';
import { readEnv, readTableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { handle, wanted } from './handler.ts';

export const handler = route(wanted, handle({ timeline: timelineReader(readTableOf(readEnv(readTableEnv))) }), log);
