import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { stores } from '../../../adapters/compose/stores.ts';
import { runResumer } from '../../../adapters/stepfunctions/run-resumer.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { busConsumer } from '../../shared/bus-consumer.ts';
import { readEnv, tableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { wakeUpWith } from '../../shared/wake-up.ts';
import { handle } from './handler.ts';

const resumer = runResumer(stepfunctionsClient());

export const handler = busConsumer(
  handle({ wakeUp: wakeUpWith({ ...stores(readEnv(tableEnv)), resumer, clock: systemClock, log }) }),
  log,
);
