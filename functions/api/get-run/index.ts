import { runReader } from '../../../adapters/stepfunctions/run-reader.ts';
import { sharedStepfunctions } from '../../entries/shared-clients.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { playbookEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const runs = runReader(sharedStepfunctions(), readEnv(playbookEnv).PLAYBOOK_ARNS);

export const entry: Entry = (log) => route(wanted, handle({ runs }), log);
