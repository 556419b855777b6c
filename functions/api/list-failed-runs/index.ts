import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { failedRuns } from '../../../adapters/stepfunctions/failed-runs.ts';
import { playbookArns, playbookEnv, readEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { handle, wanted } from './handler.ts';

const runs = failedRuns(stepfunctionsClient(), playbookArns(readEnv(playbookEnv)));

export const handler = route(wanted, handle({ runs }), log);
