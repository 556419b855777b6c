import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { stores } from '../../../adapters/compose/stores.ts';
import { runResumer } from '../../../adapters/stepfunctions/run-resumer.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { wakeUpWith } from '../../../application/wake-runs.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, tableEnv } from '../../runtime/read-env.ts';
import { step } from '../../runtime/run-step.ts';
import { handle, input, result } from './handler.ts';

const all = stores(readEnv(tableEnv));
const wakeUp = wakeUpWith({ ...all, resumer: runResumer(stepfunctionsClient()), clock: systemClock, log });

export const handler = step(input, result, handle({ work: unitOfWork(all), wakeUp }), log);
