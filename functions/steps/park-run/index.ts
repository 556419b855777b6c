import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { stores } from '../../../adapters/compose/stores.ts';
import { runResumer } from '../../../adapters/stepfunctions/run-resumer.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { readEnv, tableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { step } from '../../shared/step.ts';
import { unitOfWork } from '../../shared/unit-of-work.ts';
import { wakeUpWith } from '../../shared/wake-up.ts';
import { handle, input, result } from './handler.ts';

const all = stores(readEnv(tableEnv));
const wakeUp = wakeUpWith({ ...all, resumer: runResumer(stepfunctionsClient()), clock: systemClock, log });

export const handler = step(input, result, handle({ work: unitOfWork(all), wakeUp }), log);
