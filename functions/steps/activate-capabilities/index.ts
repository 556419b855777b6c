import { policiesOf } from '../../../adapters/compose/policies-of.ts';
import { tableOf } from '../../../adapters/compose/table-of.ts';
import { merchantStore } from '../../../adapters/dynamodb/merchant-store.ts';
import { paymentLedger } from '../../../adapters/dynamodb/payment-ledger.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { refuseInto } from '../../../application/refuse-event.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, tableEnv } from '../../runtime/read-env.ts';
import { step } from '../../runtime/run-step.ts';
import { handle, input, result } from './handler.ts';

const table = tableOf(readEnv(tableEnv));
const activate = handle({
  merchants: merchantStore(table),
  policies: policiesOf(table),
  ledger: paymentLedger(table),
  clock: systemClock,
  refuse: refuseInto(rejectedEvents(table), log),
});

export const handler = step(input, result, activate, log);
