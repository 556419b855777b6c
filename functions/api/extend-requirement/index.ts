import { writingStores } from '../../../adapters/compose/writing-stores.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { readEnv, tableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { unitOfWork } from '../../shared/unit-of-work.ts';
import { handle, wanted } from './handler.ts';

const all = writingStores(readEnv(tableEnv));

export const handler = route(wanted, handle({ ...all, work: unitOfWork(all), clock: systemClock }), log);
