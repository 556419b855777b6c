import { runResumer } from '../../../adapters/stepfunctions/run-resumer.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { wakeUpWith } from '../../../application/wake-runs.ts';
import { sharedStepfunctions } from '../../entries/shared-clients.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { step } from '../../runtime/run-step.ts';
import { handle, input, result } from './handler.ts';

const stores = sharedStores();
const resumer = runResumer(sharedStepfunctions());

export const entry: Entry = (log) => {
  const wakeUp = wakeUpWith({ ...stores, resumer, clock: systemClock, log });
  return step(input, result, handle({ work: unitOfWork(stores), wakeUp }), log);
};
