import * as z from 'zod';
import { demandLogo, mostLogoBytes } from '../domain/brand/logo.ts';
import { demandUpload } from '../domain/document/demand-upload.ts';
import { documentIdOf, uploadKeyOf } from '../domain/document/document-keys.ts';
import type { DocumentSigner } from '../domain/document/document-ports.ts';
import { type UploadNote, writeNote } from '../domain/document/upload-note.ts';
import { type MediaType, mostBytes } from '../domain/file/limits.ts';
import { logoSubject } from '../domain/model/logos.ts';
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
export const signUpload = async (needs: Needs, wish: Wish) => {
  const { merchantId, requirementId, uploadId } = wish;
  const documentId = documentIdOf(merchantId, requirementId, uploadId);
  demandUpload(await needs.merchants.load(merchantId), merchantId, requirementId, documentId);
  return formFor(needs, wish, documentId, mostBytes);
};

/** The same for a merchant's logo: a picture, and a small one. Throws MerchantNotFound, MerchantClosed, Conflict. */
export const signLogo = async (needs: Needs, wish: Omit<Wish, 'requirementId'>) => {
  const documentId = documentIdOf(wish.merchantId, logoSubject, wish.uploadId);
  demandLogo(await needs.merchants.load(wish.merchantId), wish.merchantId, documentId);
  return formFor(needs, wish, documentId, mostLogoBytes);
};

const formFor = async (
  { signer, clock }: Needs,
  { merchantId, type, note }: Omit<Wish, 'requirementId'>,
  documentId: string,
  most: number,
) => {
  const form = await signer.form({
    key: uploadKeyOf({ merchantId, documentId }),
    ...{ mediaType: type, note: writeNote(note), most, seconds: formLife },
  });
  return { documentId, ...form, most, expiresAt: new Date(Date.parse(clock.now()) + formLife * 1000).toISOString() };
};
