import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { tableOf } from '../../../adapters/compose/table-of.ts';
import { merchantStore } from '../../../adapters/dynamodb/merchant-store.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { runStarter } from '../../../adapters/stepfunctions/run-starter.ts';
import { refuseInto } from '../../../application/refuse-event.ts';
import { busConsumer } from '../../runtime/bus-consumer.ts';
import { log } from '../../runtime/logger.ts';
import { pepperEnv, playbookEnv, readEnv, tableEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const env = readEnv(tableEnv.extend({ ...pepperEnv, ...playbookEnv.shape }));
const table = tableOf(env);
const starter = runStarter(stepfunctionsClient(), env.PLAYBOOK_ARNS);
const refuse = refuseInto(rejectedEvents(table), log);

export const handler = busConsumer(
  handle({ merchants: merchantStore(table), starter, refuse, pepper: env.FINGERPRINT_PEPPER, log }),
  log,
);
