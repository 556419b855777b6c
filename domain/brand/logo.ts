import { Conflict } from '../errors.ts';
import { type FileVerdict, unsound } from '../file/verdict.ts';
import { isLogo } from '../model/logos.ts';
import { findDocument, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';

/** what a picture of a logo may be at most, bytes: it travels inside an answer of the API */
export const mostLogoBytes = 200_000;
/** logos that were not refused, beside each other in the live partition */
const mostWaiting = 20;

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
