import { sharedSignIn } from '../../entries/shared-sign-in.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { openRoute } from '../../runtime/run-open-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) => openRoute(wanted, handle({ signIn: sharedSignIn() }), log);
