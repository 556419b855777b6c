import { peopleOf } from '../../../adapters/compose/people-of.ts';
import { log } from '../../runtime/logger.ts';
import { peopleEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const handler = route(wanted, handle({ people: peopleOf(readEnv(peopleEnv)) }), log);
