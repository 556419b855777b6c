import { s3Client } from '../../../adapters/aws/s3-client.ts';
import { members } from '../../../adapters/dynamodb/members.ts';
import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { keptFile } from '../../../adapters/s3/kept-file.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { documentsEnv, readEnv } from '../../runtime/read-env.ts';
import { merchantRoute } from '../../runtime/run-merchant-route.ts';
import { handle, wanted } from './handler.ts';

const read = keptFile(s3Client(), readEnv(documentsEnv).DOCUMENTS_BUCKET);

export const entry: Entry = (log) => {
  const table = sharedReadTable();
  return merchantRoute(wanted, handle({ merchants: merchantReader(table), keptFile: read }), members(table), log);
};
