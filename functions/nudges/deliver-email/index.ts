import * as z from 'zod';
import { sesClient } from '../../../adapters/aws/ses-client.ts';
import { mailSender } from '../../../adapters/ses/mail-sender.ts';
import { postponer } from '../../../adapters/sqs/postponer.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { sharedSqs } from '../../entries/shared-clients.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { oneByOne, queueConsumer } from '../../runtime/queue-consumer.ts';
import { readEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const env = readEnv(
  z.object({
    EMAIL_FROM: z.string().min(3),
    EMAIL_QUEUE_URL: z.url(),
    EMAIL_CONFIGURATION_SET: z.string().min(1).optional(),
  }),
);
const { merchants, policies } = sharedStores();
const mail = mailSender(sesClient(), env.EMAIL_FROM, env.EMAIL_CONFIGURATION_SET);
const postpone = postponer(sharedSqs(), env.EMAIL_QUEUE_URL);

export const entry: Entry = (log) => {
  const deliver = handle({ merchants, work: unitOfWork({ merchants, policies }), mail, clock: systemClock, log, postpone });
  return queueConsumer(oneByOne(deliver, log), log);
};
