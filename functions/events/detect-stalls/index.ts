import * as z from 'zod';
import { sqsClient } from '../../../adapters/aws/sqs-client.ts';
import { tableOf } from '../../../adapters/compose/table-of.ts';
import { dueIndex } from '../../../adapters/dynamodb/due-index.ts';
import { workQueue } from '../../../adapters/sqs/work-queue.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { log } from '../../runtime/logger.ts';
import { readEnv, tableEnv } from '../../runtime/read-env.ts';
import { schedule } from '../../runtime/run-schedule.ts';
import { handle } from './handler.ts';

const env = readEnv(tableEnv.extend({ DUE_QUEUE_URL: z.url() }));
const due = dueIndex(tableOf(env));
const queue = workQueue(sqsClient(), env.DUE_QUEUE_URL);

export const handler = schedule(handle({ due, queue, clock: systemClock, log }), log);
