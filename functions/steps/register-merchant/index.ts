import { applicationShelf } from '../../../adapters/dynamodb/applications.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { refuseInto } from '../../../application/refuse-event.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { promiseMeasures } from '../../../domain/measures/promises.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { measureOf } from '../../runtime/measure.ts';
import { step } from '../../runtime/run-step.ts';
import { handle, input, result } from './handler.ts';

const stores = sharedStores();
const applications = applicationShelf(sharedTable());
const rejected = rejectedEvents(sharedTable());

const measure = measureOf('register-merchant', systemClock);

export const entry: Entry = (log) =>
  step(
    input,
    result,
    handle({
      ...stores,
      applications,
      work: unitOfWork(stores),
      refuse: refuseInto(rejected, log, systemClock, stores.policies),
      onRegistered: (submitted) => measure(promiseMeasures('application', submitted, systemClock.now())),
    }),
    log,
  );
