import { Conflict } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { type CaseDeed, deedEntry, openCase } from './case-deed.ts';
import { factsOfCase } from './facts-of-case.ts';
import { partyAfter } from './standing.ts';

export interface CaseResolvedNow {
  readonly kind: 'resolved';
}

/**
 * What was asked is done: nobody must act, and the case is closed once its requester has kept silent for policy's days. A word of theirs opens
 * it again. Throws CaseNotFound, MerchantClosed, and Conflict for one that is closed or resolved.
 */
export const resolveCase = (snapshot: Snapshot, input: CaseDeed, context: Context): Decision<CaseResolvedNow> => {
  const one = openCase(snapshot, input.caseId);
  if (partyAfter(factsOfCase(one)) === 'resolved') throw new Conflict({ code: 'case-resolved', about: {} });
  const { request } = one;
  return {
    result: { kind: 'resolved' },
    puts: [{ ...one, ...(request !== undefined && { request: { ...request, waitingOn: 'merchant' as const } }) }],
    deletes: [],
    timeline: [deedEntry(one, 'case.resolved.v1', input, context)],
  };
};
