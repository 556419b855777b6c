import * as z from 'zod';
import { sesClient } from '../../../adapters/aws/ses-client.ts';
import { sqsClient } from '../../../adapters/aws/sqs-client.ts';
import { stores } from '../../../adapters/compose/stores.ts';
import { mailSender } from '../../../adapters/ses/mail-sender.ts';
import { postponer } from '../../../adapters/sqs/postponer.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { log } from '../../runtime/logger.ts';
import { oneByOne, queueConsumer } from '../../runtime/queue-consumer.ts';
import { readEnv, tableEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const env = readEnv(
  tableEnv.extend({
    EMAIL_FROM: z.string().min(3),
    EMAIL_QUEUE_URL: z.url(),
    EMAIL_CONFIGURATION_SET: z.string().min(1).optional(),
  }),
);
const all = stores(env);
const deliver = handle({
  merchants: all.merchants,
  work: unitOfWork(all),
  mail: mailSender(sesClient(), env.EMAIL_FROM, env.EMAIL_CONFIGURATION_SET),
  clock: systemClock,
  log,
  postpone: postponer(sqsClient(), env.EMAIL_QUEUE_URL),
});

export const handler = queueConsumer(oneByOne(deliver, log), log);
