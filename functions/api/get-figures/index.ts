import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { figuresStore } from '../../../adapters/dynamodb/figures-store.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, readTableEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const handler = route(wanted, handle({ figures: figuresStore(readTableOf(readEnv(readTableEnv))) }), log);
