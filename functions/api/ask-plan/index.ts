import { lambdaClient } from '../../../adapters/aws/lambda-client.ts';
import { planJobs } from '../../../adapters/dynamodb/plan-jobs.ts';
import { planStarter } from '../../../adapters/lambda/plan-starter.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { plannerEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const planner = planStarter(lambdaClient(), readEnv(plannerEnv).PLANNER);

export const entry: Entry = (log) =>
  route(wanted, handle({ jobs: planJobs(sharedReadTable()), planner, clock: systemClock }), log);
