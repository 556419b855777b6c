import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { oneByOne, queueConsumer } from '../../runtime/queue-consumer.ts';
import { handle } from './handler.ts';

const work = unitOfWork({ ...sharedStores(), archives: true });

export const entry: Entry = (log) => queueConsumer(oneByOne(handle({ work, clock: systemClock, log }), log), log);
