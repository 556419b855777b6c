import type { CareCase } from '../model/care.ts';
import type { Context } from '../model/decision.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { Actor } from '../values.ts';

const types = {
  opened: 'case.opened.v1',
  replied: 'case.replied.v1',
  thanked: 'case.thanked.v1',
  answered: 'case.answered.v1',
  noted: 'case.noted.v1',
  closed: 'case.closed.v1',
  offered: 'csat.offered.v1',
  rated: 'csat.rated.v1',
} as const;

/** what a rating of a request is known by, beside those of check-ins */
export const csatIdOf = ({ id }: CareCase): string => `case-${id}`;

/** The entry that tells of a request, or of another case; what was written is not part of it. Ends in the version it was done to. */
export const requestEntry = (
  request: CareCase,
  what: keyof typeof types,
  { now }: Context,
  actor: Actor,
  data: TimelineEntry['data'] = {},
): TimelineEntry => ({
  merchantId: request.merchantId,
  id: `case/${request.id}/${what}/${request.version}`,
  at: now,
  type: types[what],
  actor,
  data: { caseId: request.id, ...data },
});
