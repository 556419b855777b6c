import { peopleOf } from '../../../adapters/compose/people-of.ts';
import { writingStores } from '../../../adapters/compose/writing-stores.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { log } from '../../runtime/logger.ts';
import { peopleEnv, readEnv, tableEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const env = readEnv(tableEnv.extend(peopleEnv.shape));
const all = writingStores(env);

export const handler = route(wanted, handle({ ...all, people: peopleOf(env), work: unitOfWork(all), clock: systemClock }), log);
