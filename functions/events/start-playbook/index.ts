import * as z from 'zod';
import { policiesOf } from '../../../adapters/compose/policies-of.ts';
import { applicationShelf } from '../../../adapters/dynamodb/applications.ts';
import { merchantStore } from '../../../adapters/dynamodb/merchant-store.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { runStarter } from '../../../adapters/stepfunctions/run-starter.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { refuseInto } from '../../../application/refuse-event.ts';
import { sharedStepfunctions } from '../../entries/shared-clients.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import { busConsumer } from '../../runtime/bus-consumer.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { pepperEnv, playbookEnv, readEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const pepper = readEnv(z.object(pepperEnv)).FINGERPRINT_PEPPER;
const starter = runStarter(sharedStepfunctions(), readEnv(playbookEnv).PLAYBOOK_ARNS);
const merchants = merchantStore(sharedTable());
const applications = applicationShelf(sharedTable());
const policies = policiesOf(sharedTable());
const rejected = rejectedEvents(sharedTable());

export const entry: Entry = (log) =>
  busConsumer(
    handle({
      ...{ merchants, applications, policies, starter, pepper, log },
      ...{ clock: systemClock, refuse: refuseInto(rejected, log, systemClock, policies) },
    }),
    log,
  );
