import { runResumer } from '../../../adapters/stepfunctions/run-resumer.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { wakeUpWith } from '../../../application/wake-runs.ts';
import { sharedStepfunctions } from '../../entries/shared-clients.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import { busConsumer } from '../../runtime/bus-consumer.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { handle } from './handler.ts';

const resumer = runResumer(sharedStepfunctions());

export const entry: Entry = (log) =>
  busConsumer(handle({ wakeUp: wakeUpWith({ ...sharedStores(), resumer, clock: systemClock, log }) }), log);
