import { asLogo } from '../brand/logo.ts';
import { MerchantNotFound } from '../errors.ts';
import type { FileVerdict } from '../file/verdict.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Document } from '../model/document.ts';
import { isLogo } from '../model/logos.ts';
import { findDocument, type Snapshot } from '../model/snapshot.ts';
import { checker, documentEntry } from './document-entry.ts';
import type { UploadNote } from './upload-note.ts';

export interface ReceiveInput {
  readonly merchantId: string;
  readonly documentId: string;
  readonly note: UploadNote;
  readonly upload: Document['upload'];
  readonly bytes: number;
  readonly sha256: string;
  readonly verdict: FileVerdict;
}
/** `known`: the same upload came before; what came first counts */
export type ReceiveResult = { readonly kind: Document['state'] | 'known' };

/** minutes: a scan takes seconds, in a bad hour a quarter of one */
const scanWithin = 60;

/** A file has arrived and was judged by its bytes. Of several under one id the first counts. Throws MerchantNotFound. */
export const receiveDocument = (
  snapshot: Snapshot | undefined,
  { merchantId, documentId, note, verdict: judged, ...file }: ReceiveInput,
  context: Context,
): Decision<ReceiveResult> => {
  if (snapshot === undefined) throw new MerchantNotFound(merchantId);
  if (findDocument(snapshot, documentId) !== undefined) return nothing({ kind: 'known' });
  const verdict = isLogo(note) ? asLogo(judged) : judged;
  const common = { ...file, ...note, merchantId, id: documentId, version: 0, kind: 'document' as const, receivedAt: context.now };
  if (verdict.kind === 'unsound') {
    const { refusal } = verdict;
    const refused: Document = { ...common, state: 'refused', refusal, checkedAt: context.now };
    const entry = documentEntry(refused, 'document.refused.v1', context, checker, { code: refusal.code, about: refusal.about });
    return { result: { kind: 'refused' }, puts: [refused], deletes: [], timeline: [entry] };
  }
  const { type, width, height } = verdict;
  const received: Document = {
    ...common,
    ...{ state: 'received', type, dueAt: new Date(Date.parse(context.now) + scanWithin * 60_000).toISOString() },
    ...(width === undefined || height === undefined ? {} : { width, height }),
  };
  const entry = documentEntry(received, 'document.received.v1', context, note.from, {
    ...{ name: note.name, type, sha256: file.sha256 },
    ...(note.through === undefined ? {} : { through: note.through, onBehalf: true }),
  });
  const told = note.reason === undefined ? entry : { ...entry, reason: note.reason };
  return { result: { kind: 'received' }, puts: [received], deletes: [], timeline: [told] };
};
