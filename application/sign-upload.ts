import * as z from 'zod';
import { demandUpload } from '../domain/document/demand-upload.ts';
import { documentIdOf, uploadKeyOf } from '../domain/document/document-keys.ts';
import type { DocumentSigner } from '../domain/document/document-ports.ts';
import { type UploadNote, writeNote } from '../domain/document/upload-note.ts';
import { type MediaType, mostBytes } from '../domain/file/limits.ts';
import type { Clock, MerchantStore } from '../domain/ports.ts';

/** a form that a browser fills with the file and sends by POST, every field before the file */
export const signedForm = z.object({
  documentId: z.string(),
  url: z.url(),
  fields: z.record(z.string(), z.string()),
  /** bytes */
  most: z.int(),
  expiresAt: z.iso.datetime(),
});

export interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly signer: DocumentSigner;
  readonly clock: Clock;
}

interface Wish {
  readonly merchantId: string;
  readonly requirementId: string;
  /** chosen once for a file by whoever sends it */
  readonly uploadId: string;
  readonly type: MediaType;
  readonly note: UploadNote;
}

/** seconds: fifteen megabytes over a poor connection */
const formLife = 600;

/**
 * A form for one document of one requirement. It changes nothing: the document begins when its file arrives. Throws MerchantNotFound,
 * MerchantClosed, RequirementNotFound, InvalidInput, Conflict.
 */
export const signUpload = async ({ merchants, signer, clock }: Needs, { merchantId, requirementId, ...wish }: Wish) => {
  const documentId = documentIdOf(merchantId, requirementId, wish.uploadId);
  demandUpload(await merchants.load(merchantId), merchantId, requirementId, documentId);
  const form = await signer.form({
    key: uploadKeyOf({ merchantId, documentId }),
    ...{ mediaType: wish.type, note: writeNote(wish.note), most: mostBytes, seconds: formLife },
  });
  return { documentId, ...form, most: mostBytes, expiresAt: new Date(Date.parse(clock.now()) + formLife * 1000).toISOString() };
};
