import { readTableOf } from '../../../adapters/compose/table-of.ts';
import { merchantList } from '../../../adapters/dynamodb/merchant-list.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { readEnv, readTableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { handle, wanted } from './handler.ts';

const merchants = merchantList(readTableOf(readEnv(readTableEnv)));

export const handler = route(wanted, handle({ merchants, clock: systemClock }), log);
