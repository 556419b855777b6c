import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { merchantList } from '../../../adapters/dynamodb/merchant-list.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, readTableEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const merchants = merchantList(readTableOf(readEnv(readTableEnv)));

export const handler = route(wanted, handle({ merchants, clock: systemClock }), log);
