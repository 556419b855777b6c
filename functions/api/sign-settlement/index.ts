import { documentSigner } from '../../../adapters/s3/document-signer.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { documentsEnv, readEnv } from '../../runtime/read-env.ts';
import { route } from '../../runtime/run-route.ts';
import { handle, wanted } from './handler.ts';

const signer = documentSigner(readEnv(documentsEnv).DOCUMENTS_BUCKET);

export const entry: Entry = (log) => route(wanted, handle({ signer, clock: systemClock }), log);
