import type { Context } from '../model/decision.ts';
import type { Document } from '../model/document.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { Actor } from '../values.ts';

type Told = 'document.received.v1' | 'document.refused.v1' | 'document.cleared.v1' | 'document.unscanned.v1';

/** an entry about a document; one of each kind a document, so that a repeat finds its own */
export const documentEntry = (
  { merchantId, id, requirementId, bytes }: Document,
  type: Told,
  { now }: Context,
  actor: Actor,
  more: TimelineEntry['data'] = {},
): TimelineEntry => ({
  ...{ merchantId, id: `document/${id}/${type.split('.')[1]}`, at: now, type, actor },
  data: { documentId: id, requirementId, bytes, ...more },
});

export const checker: Actor = { kind: 'system', id: 'check-document' };
