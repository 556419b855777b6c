import { Conflict } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { csatIdOf, requestEntry } from './request-entry.ts';
import { type Asker, requestOf } from './request-of.ts';

export interface RateInput {
  readonly asker: Asker;
  readonly caseId: string;
  /** 1..5 */
  readonly rating: number;
}
export interface Rated {
  readonly kind: 'rated' | 'rated_before';
  readonly caseId: string;
}

/** The merchant rates the answer once it is complete; the same again changes nothing, another rating replaces it. Throws CaseNotFound, Conflict. */
export const rate = (snapshot: Snapshot, { asker, caseId, rating }: RateInput, context: Context): Decision<Rated> => {
  const known = requestOf(snapshot, caseId, asker);
  if (known.closedAt === undefined || known.request.answeredAt === undefined)
    throw new Conflict({ code: 'request-unanswered', about: {} });
  if (known.request.rating === rating) return nothing({ kind: 'rated_before', caseId });
  const actor = { kind: 'merchant', id: asker.email } as const;
  return {
    result: { kind: 'rated', caseId },
    puts: [{ ...known, request: { ...known.request, rating, ratedAt: context.now } }],
    deletes: [],
    timeline: [requestEntry(known, 'rated', context, actor, { csatId: csatIdOf(known), rating, through: 'page' })],
  };
};
