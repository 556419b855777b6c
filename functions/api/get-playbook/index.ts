import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { readTableOf } from '../../../adapters/aws/table-of.ts';
import { figuresStore } from '../../../adapters/dynamodb/figures-store.ts';
import { playbookReader } from '../../../adapters/stepfunctions/playbook-reader.ts';
import { playbookArns, playbookEnv, readEnv, readTableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { handle, wanted } from './handler.ts';

const env = readEnv(readTableEnv.extend(playbookEnv.shape));
const playbooks = playbookReader(stepfunctionsClient(), playbookArns(env));

export const handler = route(wanted, handle({ playbooks, figures: figuresStore(readTableOf(env)) }), log);
