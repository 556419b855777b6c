import { playbookReader } from '../../../adapters/stepfunctions/playbook-reader.ts';
import { sharedStepfunctions } from '../../entries/shared-clients.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { playbookEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const playbooks = playbookReader(sharedStepfunctions(), readEnv(playbookEnv).PLAYBOOK_ARNS);

export const entry: Entry = (log) => route(wanted, handle({ playbooks }), log);
