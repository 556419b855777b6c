import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, readTableEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const handler = route(wanted, handle({ merchants: merchantReader(readTableOf(readEnv(readTableEnv))) }), log);
