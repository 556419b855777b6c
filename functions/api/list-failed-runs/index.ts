import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { failedRuns } from '../../../adapters/stepfunctions/failed-runs.ts';
import { log } from '../../runtime/logger.ts';
import { playbookArns, playbookEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const runs = failedRuns(stepfunctionsClient(), playbookArns(readEnv(playbookEnv)));

export const handler = route(wanted, handle({ runs }), log);
