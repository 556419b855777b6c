import type { CaseMatch, UnmatchedCases, UnmatchedEvent } from '../../domain/case/unmatched-case.ts';
import { after, openCursor, sealCursor } from '../cursor.ts';
import { sorted } from './world.ts';

const keyOf = ({ caseId, at, source, id }: UnmatchedEvent): string => `${encodeURIComponent(caseId)}#${at}#${source}#${id}`;

/** the twin of the table's; `rows` by their keys */
export const unmatchedCases = (rows: Map<string, UnmatchedEvent>, matches = new Map<string, CaseMatch>()): UnmatchedCases => ({
  keep: async (event) => void rows.set(keyOf(event), event),
  list: async (limit, cursor) => {
    const before = cursor === undefined ? '' : openCursor(after, cursor).after;
    const rest = sorted(rows).filter(([key]) => key > before);
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      events: page.map(([, event]) => event),
      ...(rest.length > limit && last !== undefined && { cursor: sealCursor({ after: last[0] }) }),
    };
  },
  of: async (caseId) =>
    sorted(rows)
      .map(([, event]) => event)
      .filter((event) => event.caseId === caseId)
      .slice(0, 100),
  matchOf: async (caseId) => matches.get(caseId),
  match: async (caseId, match) => {
    const first = matches.get(caseId) ?? match;
    matches.set(caseId, first);
    return first;
  },
  drop: async (events) => {
    for (const event of events) rows.delete(keyOf(event));
  },
});
