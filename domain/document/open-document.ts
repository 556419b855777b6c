import { Conflict, DocumentNotFound } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import { findDocument, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';

interface OpenInput {
  readonly merchantId: string;
  readonly documentId: string;
  /** makes a second press of the button harmless */
  readonly requestId: string;
  readonly by: string;
}
interface Opened {
  readonly documentId: string;
  readonly keptAs: string;
  readonly type: string;
  readonly name: string;
}

/** A person opens a document: the timeline says who and when. Throws MerchantNotFound, DocumentNotFound, and Conflict for one that is not clean. */
export const openDocument = (known: Snapshot | undefined, input: OpenInput, { now }: Context): Decision<Opened> => {
  const snapshot = presentMerchant(known, input.merchantId);
  const document = findDocument(snapshot, input.documentId);
  if (document === undefined) throw new DocumentNotFound(input.merchantId, input.documentId);
  const { id, requirementId, state } = document;
  if (document.state !== 'clean') throw new Conflict({ code: 'document-not-clean', about: { state } });
  const entry = {
    ...{ merchantId: input.merchantId, id: `document/${id}/open/${input.requestId}`, at: now, type: 'document.opened.v1' },
    ...{ actor: { kind: 'person' as const, id: input.by }, data: { documentId: id, requirementId, by: input.by } },
  };
  const { keptAs, type, name } = document;
  return { result: { documentId: id, keptAs, type, name }, puts: [], deletes: [], timeline: [entry] };
};
