import { policiesOf } from '../../../adapters/compose/policies-of.ts';
import { tableOf } from '../../../adapters/compose/table-of.ts';
import { merchantStore } from '../../../adapters/dynamodb/merchant-store.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { readEnv, tableEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { refuseInto } from '../../shared/refuse.ts';
import { step } from '../../shared/step.ts';
import { unitOfWork } from '../../shared/unit-of-work.ts';
import { handle, input, result } from './handler.ts';

const table = tableOf(readEnv(tableEnv));
const merchants = merchantStore(table);
const register = handle({
  work: unitOfWork({ merchants, policies: policiesOf(table) }),
  merchants,
  refuse: refuseInto(rejectedEvents(table), log),
});

export const handler = step(input, result, register, log);
