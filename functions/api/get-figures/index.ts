import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { figuresStore } from '../../../adapters/dynamodb/figures-store.ts';
import { readEnv, readTableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { handle, wanted } from './handler.ts';

export const handler = route(wanted, handle({ figures: figuresStore(readTableOf(readEnv(readTableEnv))) }), log);
