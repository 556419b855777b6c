import { sharedStores } from '../../entries/shared-stores.ts';
import { sharedWrites } from '../../entries/shared-writes.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => route(wanted, handle({ ...sharedWrites(), policies: sharedStores().policies }), log);
