import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { openedTasks } from '../../../adapters/dynamodb/opened-tasks.ts';
import { planJobs } from '../../../adapters/dynamodb/plan-jobs.ts';
import { planSolver } from '../../../adapters/highs/plan-solver.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { readEnv, taskRootEnv } from '../../runtime/read-env.ts';
import { scheduledWith } from '../../runtime/run-schedule.ts';
import { handle, wanted } from './handler.ts';

const table = sharedReadTable();
const needs = {
  ...{ jobs: planJobs(table), tasks: openedTasks(table), policies: policiesToRead(table), clock: systemClock },
  // built beside this function with the solver it loads (tools/build/build-solver.ts)
  solver: planSolver(`${readEnv(taskRootEnv).LAMBDA_TASK_ROOT}/solve.mjs`),
};

export const entry: Entry = (log) => scheduledWith(wanted, handle({ ...needs, log }), log);
