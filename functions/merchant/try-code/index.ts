import { signInAttempts } from '../../../adapters/dynamodb/sign-in-attempts.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedSignIn } from '../../entries/shared-sign-in.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { openRoute } from '../../runtime/run-open-route.ts';
import { handle, wanted } from './handler.ts';

export const entry: Entry = (log) =>
  openRoute(wanted, handle({ attempts: signInAttempts(sharedReadTable()), signIn: sharedSignIn(), clock: systemClock }), log);
