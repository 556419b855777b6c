import * as z from 'zod';
import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { tableOf } from '../../../adapters/compose/table-of.ts';
import { merchantStore } from '../../../adapters/dynamodb/merchant-store.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { runStarter } from '../../../adapters/stepfunctions/run-starter.ts';
import { refuseInto } from '../../../application/refuse-event.ts';
import { busConsumer } from '../../runtime/bus-consumer.ts';
import { log } from '../../runtime/logger.ts';
import { pepperEnv, readEnv, tableEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const arn = z.string().startsWith('arn:');
const env = readEnv(
  tableEnv.extend({ ...pepperEnv, ONBOARDING_ARN: arn, RISK_CHECK_ARN: arn, ACTIVATION_ARN: arn, CARE_FOLLOW_UP_ARN: arn }),
);
const table = tableOf(env);
const starter = runStarter(stepfunctionsClient(), {
  onboarding: env.ONBOARDING_ARN,
  'risk-check': env.RISK_CHECK_ARN,
  activation: env.ACTIVATION_ARN,
  'care-follow-up': env.CARE_FOLLOW_UP_ARN,
});
const refuse = refuseInto(rejectedEvents(table), log);

export const handler = busConsumer(
  handle({ merchants: merchantStore(table), starter, refuse, pepper: env.FINGERPRINT_PEPPER, log }),
  log,
);
