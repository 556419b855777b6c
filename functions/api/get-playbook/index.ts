import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { playbookReader } from '../../../adapters/stepfunctions/playbook-reader.ts';
import { playbookArns, playbookEnv, readEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { handle, wanted } from './handler.ts';

const playbooks = playbookReader(stepfunctionsClient(), playbookArns(readEnv(playbookEnv)));

export const handler = route(wanted, handle({ playbooks }), log);
