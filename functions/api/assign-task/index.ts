import { peopleOf } from '../../../adapters/compose/people-of.ts';
import { writingStores } from '../../../adapters/compose/writing-stores.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { peopleEnv, readEnv, tableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { unitOfWork } from '../../shared/unit-of-work.ts';
import { handle, wanted } from './handler.ts';

const env = readEnv(tableEnv.extend(peopleEnv.shape));
const all = writingStores(env);

export const handler = route(wanted, handle({ ...all, people: peopleOf(env), work: unitOfWork(all), clock: systemClock }), log);
