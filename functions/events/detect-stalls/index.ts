import * as z from 'zod';
import { dueIndex } from '../../../adapters/dynamodb/due-index.ts';
import { outageStore } from '../../../adapters/dynamodb/outage-store.ts';
import { payeeOf } from '../../../adapters/dynamodb/payment-owner.ts';
import { awaitedPayouts } from '../../../adapters/dynamodb/settlement-records.ts';
import { eventPublisher } from '../../../adapters/eventbridge/event-publisher.ts';
import { workQueue } from '../../../adapters/sqs/work-queue.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import type { DueDigest } from '../../../domain/digest/digest-ports.ts';
import { sharedEventbridge, sharedSqs } from '../../entries/shared-clients.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { busEnv, readEnv } from '../../runtime/read-env.ts';
import { schedule } from '../../runtime/run-schedule.ts';
import { handle } from './handler.ts';

const due = dueIndex(sharedTable());
const env = readEnv(z.object({ DUE_QUEUE_URL: z.url(), EMAIL_QUEUE_URL: z.url() }));
const outages = outageStore(sharedTable());
const queue = workQueue(sharedSqs(), env.DUE_QUEUE_URL);
const mails = workQueue<DueDigest>(sharedSqs(), env.EMAIL_QUEUE_URL);

const money = {
  payouts: awaitedPayouts(sharedTable()),
  publisher: eventPublisher(sharedEventbridge(), readEnv(busEnv).BUS_NAME),
  payeeOf: payeeOf(sharedTable()),
};

export const entry: Entry = (log) => schedule(handle({ due, queue, mails, outages, money, clock: systemClock, log }), log);
