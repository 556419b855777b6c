import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { taskDirectory } from '../../../adapters/dynamodb/directories.ts';
import { merchantLookup } from '../../../adapters/dynamodb/merchant-lookup.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, readTableEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const table = readTableOf(readEnv(readTableEnv));

export const handler = route(wanted, handle({ tasks: taskDirectory(table), merchants: merchantLookup(table) }), log);
