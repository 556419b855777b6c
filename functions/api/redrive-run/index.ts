import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { writingStores } from '../../../adapters/compose/writing-stores.ts';
import { failedRuns } from '../../../adapters/stepfunctions/failed-runs.ts';
import { runStarter } from '../../../adapters/stepfunctions/run-starter.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { playbookArns, playbookEnv, readEnv, tableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { unitOfWork } from '../../shared/unit-of-work.ts';
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
