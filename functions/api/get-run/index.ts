import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { runReader } from '../../../adapters/stepfunctions/run-reader.ts';
import { log } from '../../runtime/logger.ts';
import { playbookArns, playbookEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const runs = runReader(stepfunctionsClient(), playbookArns(readEnv(playbookEnv)));

export const handler = route(wanted, handle({ runs }), log);
