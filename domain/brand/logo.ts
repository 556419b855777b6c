import { Conflict } from '../errors.ts';
import { type FileVerdict, unsound } from '../file/verdict.ts';
import type { CleanDocument, Document } from '../model/document.ts';
import { findDocument, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';

/** a logo is a document that answers no requirement: it is judged and scanned as every other */
export const logoSubject = 'brand:logo';
/** what a picture of a logo may be at most, bytes: it travels inside an answer of the API */
export const mostLogoBytes = 200_000;
/** logos that were not refused, beside each other in the live partition */
const mostWaiting = 20;

export const isLogo = ({ requirementId }: Pick<Document, 'requirementId'>): boolean => requirementId === logoSubject;

const isCurrent = (one: Document): one is CleanDocument => isLogo(one) && one.state === 'clean';
const newer = (a: Document, b: Document): number => Date.parse(b.receivedAt) - Date.parse(a.receivedAt);

/** the logo that customers see: the last one the scanner cleared; undefined where there is none */
export const currentLogo = (documents: readonly Document[]): CleanDocument | undefined =>
  documents.filter(isCurrent).toSorted(newer)[0];
/** what was sent last, whatever became of it */
export const lastLogo = (documents: readonly Document[]): Document | undefined => documents.filter(isLogo).toSorted(newer)[0];
/** logos that another one has taken the place of */
export const formerLogos = (documents: readonly Document[]): readonly Document[] => {
  const shown = [currentLogo(documents)?.id, lastLogo(documents)?.id];
  return documents.filter((one) => isLogo(one) && one.state !== 'received' && !shown.includes(one.id));
};

/** a page of paper is no logo */
export const asLogo = (verdict: FileVerdict): FileVerdict =>
  verdict.kind === 'sound' && verdict.type === 'pdf' ? unsound('logo-not-picture', {}) : verdict;

/** Whether a logo may be sent now. Throws MerchantNotFound, MerchantClosed, and Conflict for one that has arrived or for too many. */
export const demandLogo = (known: Snapshot | undefined, merchantId: string, documentId: string): void => {
  const snapshot = presentMerchant(known, merchantId);
  if (findDocument(snapshot, documentId) !== undefined) throw new Conflict({ code: 'document-known', about: {} });
  const there = snapshot.documents.filter((one) => isLogo(one) && one.state !== 'refused');
  if (there.length >= mostWaiting) throw new Conflict({ code: 'documents-enough', about: { most: mostWaiting } });
};
