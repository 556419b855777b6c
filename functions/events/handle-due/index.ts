import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { promiseMeasures } from '../../../domain/measures/promises.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { measureOf } from '../../runtime/measure.ts';
import { oneByOne, queueConsumer } from '../../runtime/queue-consumer.ts';
import { handle } from './handler.ts';

const work = unitOfWork({ ...sharedStores(), archives: true });

const measure = measureOf('handle-due', systemClock);

export const entry: Entry = (log) => {
  const onHandled = ({ dueAt }: { readonly dueAt: string }) => measure(promiseMeasures('due', dueAt, systemClock.now()));
  return queueConsumer(oneByOne(handle({ work, clock: systemClock, log, onHandled }), log), log);
};
