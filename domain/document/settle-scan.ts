import { deedByHand } from '../desk/deed-by-hand.ts';
import { MerchantNotFound } from '../errors.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import type { CleanDocument, Document, ReceivedDocument } from '../model/document.ts';
import { both } from '../model/overlay-changes.ts';
import { isOpen } from '../model/requirement-state.ts';
import { findDocument, findRequirement, type Snapshot } from '../model/snapshot.ts';
import { documentWords } from '../wording/documents/document-words.ts';
import { checker, documentEntry } from './document-entry.ts';

/** what the scanner said of one version: nothing bad, something bad, or that it could not look */
export type ScanResult = 'clean' | 'threat' | 'unscanned';

export interface ScanInput {
  readonly merchantId: string;
  readonly documentId: string;
  readonly versionId: string;
  readonly result: ScanResult;
  /** where the clean bytes lie */
  readonly keptAs: string;
}
/** `other`: about another version than the one that counts, or a document nobody knows */
export type ScanOutcome = { readonly kind: Document['state'] | 'other' };

const none: Changes = { puts: [], deletes: [], timeline: [] };

const notScanned = (document: ReceivedDocument, context: Context): Changes => {
  const { dueAt: _due, ...rest } = document;
  const entry = documentEntry(document, 'document.unscanned.v1', context, checker);
  return { puts: [{ ...rest, unscannedAt: context.now }], deletes: [], timeline: [entry] };
};

/** the scanner did not speak in time: a person has to know. Nothing for a document it has spoken of */
export const missScan = (document: Document, context: Context): Changes =>
  document.state === 'received' ? notScanned(document, context) : none;

const refused = (document: ReceivedDocument, context: Context): Changes => {
  const { type: _type, width: _width, height: _height, unscannedAt: _at, dueAt: _due, ...rest } = document;
  const refusal = documentWords.tell('malware', {});
  const entry = documentEntry(document, 'document.refused.v1', context, checker, { code: refusal.code, about: refusal.about });
  return { puts: [{ ...rest, state: 'refused', refusal, checkedAt: context.now }], deletes: [], timeline: [entry] };
};

/** it answers its requirement by the same rules as a value; one that is met already, or under verification, is not handed in once more */
const handedIn = (snapshot: Snapshot, document: CleanDocument, context: Context): Changes => {
  const known = findRequirement(snapshot, document.requirementId);
  if (known === undefined || !isOpen(known) || known.verificationStatus === 'pending_verification') return none;
  const { id, from, through, reason } = document;
  const told = { documentId: id, ...(through === undefined ? {} : { through, onBehalf: true }) };
  const said = { type: 'requirement.submitted.v1' as const, documentReference: id };
  return deedByHand(snapshot, known, said, { id: `document/${id}/submitted`, by: from.id, as: from, reason, told }, context);
};

const cleared = (snapshot: Snapshot, document: ReceivedDocument, keptAs: string, context: Context): Changes => {
  const { unscannedAt: _at, dueAt: _due, ...rest } = document;
  const clean: CleanDocument = { ...rest, state: 'clean', keptAs, checkedAt: context.now };
  const entry = documentEntry(clean, 'document.cleared.v1', context, checker, { type: clean.type, sha256: clean.sha256 });
  return both({ puts: [clean], deletes: [], timeline: [entry] }, handedIn(snapshot, clean, context));
};

/** The scanner spoke of a document. A repeat, and a word about another version, change nothing. Throws MerchantNotFound. */
export const settleScan = (
  snapshot: Snapshot | undefined,
  { merchantId, documentId, versionId, result, keptAs }: ScanInput,
  context: Context,
): Decision<ScanOutcome> => {
  if (snapshot === undefined) throw new MerchantNotFound(merchantId);
  const document = findDocument(snapshot, documentId);
  if (document === undefined || document.upload.versionId !== versionId) return nothing({ kind: 'other' });
  if (document.state !== 'received') return nothing({ kind: document.state });
  switch (result) {
    case 'clean':
      return { result: { kind: 'clean' }, ...cleared(snapshot, document, keptAs, context) };
    case 'threat':
      return { result: { kind: 'refused' }, ...refused(document, context) };
    case 'unscanned':
      return { result: { kind: 'received' }, ...(document.unscannedAt === undefined ? notScanned(document, context) : none) };
  }
};
