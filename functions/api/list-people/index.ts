import { peopleOf } from '../../../adapters/compose/people-of.ts';
import { peopleEnv, readEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { handle, wanted } from './handler.ts';

export const handler = route(wanted, handle({ people: peopleOf(readEnv(peopleEnv)) }), log);
