import { Conflict, InvalidInput } from '../errors.ts';
import { findDocument, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import { identifierFieldOf } from '../requirement/identifier-requirement.ts';
import { changeable } from '../requirement/requirement-by-hand.ts';

/** more than any requirement needs; a sender gone wrong fills no partition */
const mostWaiting = 20;

/**
 * Whether a document may be handed in for a requirement now. Throws MerchantNotFound, MerchantClosed, RequirementNotFound, Conflict where
 * it is met or dropped, InvalidInput where it takes a value and no document.
 */
export const demandUpload = (
  known: Snapshot | undefined,
  merchantId: string,
  requirementId: string,
  documentId: string,
): void => {
  const snapshot = presentMerchant(known, merchantId);
  changeable(snapshot, requirementId);
  if (identifierFieldOf(requirementId) !== undefined)
    throw new InvalidInput('requirementId', { code: 'value-missing', about: {} });
  if (findDocument(snapshot, documentId) !== undefined) throw new Conflict({ code: 'document-known', about: {} });
  const there = snapshot.documents.filter((one) => one.requirementId === requirementId && one.state !== 'refused');
  if (there.length >= mostWaiting) throw new Conflict({ code: 'documents-enough', about: { most: mostWaiting } });
};
