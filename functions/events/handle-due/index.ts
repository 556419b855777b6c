import { stores } from '../../../adapters/compose/stores.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { readEnv, tableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { oneByOne, queueConsumer } from '../../shared/queue-consumer.ts';
import { unitOfWork } from '../../shared/unit-of-work.ts';
import { handle } from './handler.ts';

const work = unitOfWork(stores(readEnv(tableEnv)));

export const handler = queueConsumer(oneByOne(handle({ work, clock: systemClock, log }), log), log);
