import { members } from '../../../adapters/dynamodb/members.ts';
import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { documentSigner } from '../../../adapters/s3/document-signer.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { documentsEnv, readEnv } from '../../runtime/read-env.ts';
import { merchantRoute } from '../../runtime/run-merchant-route.ts';
import { handle, wanted } from './handler.ts';

const signer = documentSigner(readEnv(documentsEnv).DOCUMENTS_BUCKET);

export const entry: Entry = (log) => {
  const table = sharedReadTable();
  return merchantRoute(wanted, handle({ merchants: merchantReader(table), signer, clock: systemClock }), members(table), log);
};
