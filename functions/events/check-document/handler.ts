import * as z from 'zod';
import { readDeliveryText } from '../../../application/delivery.ts';
import type { Log } from '../../../application/log.ts';
import { readUpload } from '../../../application/read-upload.ts';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { keptKeyOf, placeOfUpload } from '../../../domain/document/document-keys.ts';
import type { DocumentFiles, FileReader, Upload } from '../../../domain/document/document-ports.ts';
import { receiveDocument } from '../../../domain/document/receive-document.ts';
import { type ScanResult, settleScan } from '../../../domain/document/settle-scan.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { mediaTypes } from '../../../domain/file/limits.ts';
import { findDocument } from '../../../domain/model/snapshot.ts';
import type { Clock, MerchantStore } from '../../../domain/ports.ts';
import type { QueueMessage } from '../../runtime/queue-consumer.ts';

export interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly work: UnitOfWork;
  readonly files: DocumentFiles;
  readonly reader: FileReader;
  readonly clock: Clock;
  readonly log: Log;
}

/** an object was put: as S3 tells EventBridge, its key as it is */
const created = z.looseObject({ object: z.looseObject({ key: z.string(), 'version-id': z.string() }) });
/** an object was scanned: as GuardDuty tells EventBridge */
const scanned = z.looseObject({
  s3ObjectDetails: z.looseObject({ objectKey: z.string(), versionId: z.string() }),
  scanResultDetails: z.looseObject({ scanResultStatus: z.string() }),
});

interface Order {
  readonly upload: Upload;
  /** what the scanner said; absent while it only arrived */
  readonly result?: ScanResult;
}

/** only a clean word makes it clean; of everything else but a threat nobody knows whether it is */
const resultOf = (status: string): ScanResult =>
  status === 'NO_THREATS_FOUND' ? 'clean' : status === 'THREATS_FOUND' ? 'threat' : 'unscanned';

/** @throws InvalidInput for a message that is neither */
const orderOf = ({ body }: QueueMessage): Order => {
  const delivery = readDeliveryText(body);
  if (delivery?.source === 'aws.guardduty') {
    const { s3ObjectDetails: object, scanResultDetails: said } = scanned.parse(delivery.detail);
    return { upload: { key: object.objectKey, versionId: object.versionId }, result: resultOf(said.scanResultStatus) };
  }
  if (delivery?.source !== 'aws.s3') throw new InvalidInput('body', 'is neither an event of S3 nor one of GuardDuty');
  const { object } = created.parse(delivery.detail);
  return { upload: { key: object.key, versionId: object['version-id'] } };
};

/**
 * A file that arrived is judged by its bytes and becomes a document, whichever event comes first. The scanner's word settles it: clean bytes
 * are copied to a key of their own, then the document answers its requirement. A repeat does nothing; a crash between two lines is gone on from.
 */
export const handle =
  ({ merchants, work, files, reader, clock, log }: Needs) =>
  async (message: QueueMessage): Promise<void> => {
    const { upload, result } = orderOf(message);
    const place = placeOfUpload(upload.key);
    const known = place && (await merchants.load(place.merchantId));
    if (place === undefined || known === undefined) return log.warn('document.foreign', { key: upload.key });
    const { merchantId, documentId } = place;
    if (findDocument(known, documentId) === undefined) {
      const read = await readUpload(files, reader, upload);
      if (read === undefined) return log.warn('document.gone', { merchantId, documentId });
      await work.run({
        ...{ merchantId, now: clock.now() },
        decide: (snapshot, context) => receiveDocument(snapshot, { ...place, upload, ...read }, context),
      });
    }
    if (result === undefined) return;
    const now = await merchants.load(merchantId);
    const document = now && findDocument(now, documentId);
    if (document === undefined) return;
    const keptAs = keptKeyOf(place, document);
    const waits = document.state === 'received' && document.upload.versionId === upload.versionId;
    if (waits && result === 'clean') await files.keep(upload, keptAs, mediaTypes[document.type]);
    const { versionId } = upload;
    const outcome = await work.run({
      ...{ merchantId, now: clock.now() },
      decide: (snapshot, context) => settleScan(snapshot, { ...place, versionId, result, keptAs }, context),
    });
    log.info('document.scanned', { merchantId, documentId, result, applied: outcome.applied });
  };
