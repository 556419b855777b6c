import { peopleOf } from '../../../adapters/compose/people-of.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import { sharedWrites } from '../../entries/shared-writes.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { peopleEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const people = peopleOf(readEnv(peopleEnv));

export const entry: Entry = (log) => route(wanted, handle({ ...sharedWrites(), people, policies: sharedStores().policies }), log);
