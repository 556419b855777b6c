import { policiesOf } from '../../../adapters/compose/policies-of.ts';
import { tableOf } from '../../../adapters/compose/table-of.ts';
import { merchantStore } from '../../../adapters/dynamodb/merchant-store.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { refuseInto } from '../../../application/refuse-event.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { busConsumer } from '../../runtime/bus-consumer.ts';
import { log } from '../../runtime/logger.ts';
import { pepperEnv, readEnv, tableEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const env = readEnv(tableEnv.extend(pepperEnv));
const table = tableOf(env);
const record = handle({
  work: unitOfWork({ merchants: merchantStore(table), policies: policiesOf(table) }),
  refuse: refuseInto(rejectedEvents(table), log),
  clock: systemClock,
  pepper: env.FINGERPRINT_PEPPER,
  log,
});

export const handler = busConsumer(record, log);
