import { peopleOf } from '../../../adapters/compose/people-of.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { peopleEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => route(wanted, handle({ people: peopleOf(readEnv(peopleEnv)) }), log);
