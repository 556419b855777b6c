import { runResumer } from '../../../adapters/stepfunctions/run-resumer.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { wakeUpWith } from '../../../application/wake-runs.ts';
import { promiseMeasures } from '../../../domain/measures/promises.ts';
import { sharedStepfunctions } from '../../entries/shared-clients.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import { busConsumer } from '../../runtime/bus-consumer.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { measureOf } from '../../runtime/measure.ts';
import { decidedAt } from './decided-at.ts';
import { handle } from './handler.ts';

const resumer = runResumer(sharedStepfunctions());

const measure = measureOf('resume-run', systemClock);

export const entry: Entry = (log) => {
  const resume = handle({ wakeUp: wakeUpWith({ ...sharedStores(), resumer, clock: systemClock, log }) });
  return busConsumer(async (delivery) => {
    await resume(delivery);
    const decided = decidedAt(delivery);
    if (decided !== undefined) measure(promiseMeasures('decision', decided, systemClock.now()));
  }, log);
};
