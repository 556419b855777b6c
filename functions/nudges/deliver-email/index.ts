import * as z from 'zod';
import { cognitoClient } from '../../../adapters/aws/cognito-client.ts';
import { sesClient } from '../../../adapters/aws/ses-client.ts';
import { colleagueAddresses } from '../../../adapters/cognito/colleague-addresses.ts';
import { digestBoxes } from '../../../adapters/dynamodb/digest-boxes.ts';
import { mailSender } from '../../../adapters/ses/mail-sender.ts';
import { postponer } from '../../../adapters/sqs/postponer.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { deliverDigest } from '../../../application/deliver-digest.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { sharedSqs } from '../../entries/shared-clients.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { oneByOne, queueConsumer } from '../../runtime/queue-consumer.ts';
import { letterEnv, readEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const env = readEnv(
  letterEnv.extend({
    EMAIL_FROM: z.email(),
    EMAIL_REPLY_TO: z.email(),
    COMPANY_NAME: z.string().min(1),
    CONSOLE_URL: z.url(),
    USER_POOL_ID: z.string().min(3),
    MERCHANT_PAGE_URL: z.url(),
    EMAIL_QUEUE_URL: z.url(),
    EMAIL_CONFIGURATION_SET: z.string().min(1).optional(),
  }),
);
const stores = sharedStores();
const { policies } = stores;
const sender = { name: env.COMPANY_NAME, address: env.EMAIL_FROM, replyTo: env.EMAIL_REPLY_TO };
const mail = mailSender(sesClient(), sender, env.EMAIL_CONFIGURATION_SET);
const letterhead = { company: env.COMPANY_NAME, page: env.MERCHANT_PAGE_URL, secret: env.LETTER_SECRET };
const boxes = digestBoxes(sharedTable());
const addresses = colleagueAddresses(cognitoClient(), env.USER_POOL_ID);
const postpone = postponer(sharedSqs(), env.EMAIL_QUEUE_URL);

export const entry: Entry = (log) => {
  const digest = deliverDigest({
    ...{ boxes, addresses, policies, mail, clock: systemClock, log, company: env.COMPANY_NAME, console: env.CONSOLE_URL },
  });
  const work = unitOfWork(stores);
  const deliver = handle({ work, mail, letterhead, clock: systemClock, log, digest, postpone });
  return queueConsumer(oneByOne(deliver, log), log);
};
