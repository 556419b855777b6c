import { stores } from '../../../adapters/compose/stores.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { log } from '../../runtime/logger.ts';
import { oneByOne, queueConsumer } from '../../runtime/queue-consumer.ts';
import { readEnv, tableEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const work = unitOfWork(stores(readEnv(tableEnv)));

export const handler = queueConsumer(oneByOne(handle({ work, clock: systemClock, log }), log), log);
