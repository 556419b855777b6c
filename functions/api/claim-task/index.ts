import { writingStores } from '../../../adapters/compose/writing-stores.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, tableEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const all = writingStores(readEnv(tableEnv));

export const handler = route(wanted, handle({ ...all, work: unitOfWork(all), clock: systemClock }), log);
