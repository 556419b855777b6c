import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { stores } from '../../../adapters/compose/stores.ts';
import { runResumer } from '../../../adapters/stepfunctions/run-resumer.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { wakeUpWith } from '../../../application/wake-runs.ts';
import { busConsumer } from '../../runtime/bus-consumer.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, tableEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const resumer = runResumer(stepfunctionsClient());

export const handler = busConsumer(
  handle({ wakeUp: wakeUpWith({ ...stores(readEnv(tableEnv)), resumer, clock: systemClock, log }) }),
  log,
);
