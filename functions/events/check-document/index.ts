import { s3Client } from '../../../adapters/aws/s3-client.ts';
import { nameType } from '../../../adapters/files/name-type.ts';
import { opensWithoutPassword } from '../../../adapters/files/opens-without-password.ts';
import { documentFiles } from '../../../adapters/s3/document-files.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { oneByOne, queueConsumer } from '../../runtime/queue-consumer.ts';
import { documentsEnv, readEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const stores = sharedStores();
const { merchants } = stores;
const files = documentFiles(s3Client(), readEnv(documentsEnv).DOCUMENTS_BUCKET);
const reader = { nameType, opensWithoutPassword };

export const entry: Entry = (log) => {
  const check = handle({ merchants, work: unitOfWork(stores), files, reader, clock: systemClock, log });
  return queueConsumer(oneByOne(check, log), log);
};
