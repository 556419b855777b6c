import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { writingStores } from '../../../adapters/compose/writing-stores.ts';
import { failedRuns } from '../../../adapters/stepfunctions/failed-runs.ts';
import { runStarter } from '../../../adapters/stepfunctions/run-starter.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { log } from '../../runtime/logger.ts';
import { playbookArns, playbookEnv, readEnv, tableEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const env = readEnv(tableEnv.extend(playbookEnv.shape));
const arns = playbookArns(env);
const client = stepfunctionsClient();
const all = writingStores(env);

export const handler = route(
  wanted,
  handle({
    runs: failedRuns(client, arns),
    starter: runStarter(client, arns),
    work: unitOfWork(all),
    merchants: all.merchants,
    timeline: all.timeline,
    clock: systemClock,
  }),
  log,
);
