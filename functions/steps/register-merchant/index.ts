import { policiesOf } from '../../../adapters/compose/policies-of.ts';
import { tableOf } from '../../../adapters/compose/table-of.ts';
import { merchantStore } from '../../../adapters/dynamodb/merchant-store.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { refuseInto } from '../../../application/refuse-event.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, tableEnv } from '../../runtime/read-env.ts';
import { step } from '../../runtime/run-step.ts';
import { handle, input, result } from './handler.ts';

const table = tableOf(readEnv(tableEnv));
const merchants = merchantStore(table);
const register = handle({
  work: unitOfWork({ merchants, policies: policiesOf(table) }),
  merchants,
  refuse: refuseInto(rejectedEvents(table), log),
});

export const handler = step(input, result, register, log);
