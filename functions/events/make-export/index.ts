import { s3Client } from '../../../adapters/aws/s3-client.ts';
import { paymentReader } from '../../../adapters/dynamodb/payment-reader.ts';
import { payoutReader } from '../../../adapters/dynamodb/payout-reader.ts';
import { rowFiles } from '../../../adapters/files/row-files.ts';
import { exportShelf } from '../../../adapters/s3/export-shelf.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import { sharedTable } from '../../entries/shared-table.ts';
import { busConsumer } from '../../runtime/bus-consumer.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { documentsEnv, readEnv } from '../../runtime/read-env.ts';
import { handle } from './handler.ts';

const stores = sharedStores();
const { merchants } = stores;
const shelf = exportShelf(s3Client(), readEnv(documentsEnv).DOCUMENTS_BUCKET);
const payments = paymentReader(sharedTable());
const payouts = payoutReader(sharedTable());

export const entry: Entry = (log) => {
  const work = unitOfWork(stores);
  return busConsumer(handle({ merchants, payments, payouts, files: rowFiles, shelf, work, clock: systemClock, log }), log);
};
