import { tableLog } from '../../../adapters/dynamodb/table-log.ts';
import { documentSigner } from '../../../adapters/s3/document-signer.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { documentsEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const signer = documentSigner(readEnv(documentsEnv).DOCUMENTS_BUCKET);

export const entry: Entry = (log) => route(wanted, handle({ tables: tableLog(sharedReadTable()), signer }), log);
