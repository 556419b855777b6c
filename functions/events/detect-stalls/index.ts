import * as z from 'zod';
import { dueIndex } from '../../../adapters/dynamodb/due-index.ts';
import { outageStore } from '../../../adapters/dynamodb/outage-store.ts';
import { workQueue } from '../../../adapters/sqs/work-queue.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import type { DueDigest } from '../../../domain/digest/digest-ports.ts';
import { sharedSqs } from '../../entries/shared-clients.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { readEnv } from '../../runtime/read-env.ts';
import { schedule } from '../../runtime/run-schedule.ts';
import { handle } from './handler.ts';

const due = dueIndex(sharedTable());
const env = readEnv(z.object({ DUE_QUEUE_URL: z.url(), EMAIL_QUEUE_URL: z.url() }));
const outages = outageStore(sharedTable());
const queue = workQueue(sharedSqs(), env.DUE_QUEUE_URL);
const mails = workQueue<DueDigest>(sharedSqs(), env.EMAIL_QUEUE_URL);

export const entry: Entry = (log) => schedule(handle({ due, queue, mails, outages, clock: systemClock, log }), log);
