import { failedRuns } from '../../../adapters/stepfunctions/failed-runs.ts';
import { runStarter } from '../../../adapters/stepfunctions/run-starter.ts';
import { sharedStepfunctions } from '../../entries/shared-clients.ts';
import { sharedWrites } from '../../entries/shared-writes.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { playbookEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const arns = readEnv(playbookEnv).PLAYBOOK_ARNS;
const client = sharedStepfunctions();

export const entry: Entry = (log) =>
  route(wanted, handle({ ...sharedWrites(), runs: failedRuns(client, arns), starter: runStarter(client, arns) }), log);
