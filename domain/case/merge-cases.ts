import { Conflict } from '../errors.ts';
import type { CareCase } from '../model/care.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { type CaseDeed, caseOf, deedEntry, openCase } from './case-deed.ts';

/** Where what is about a case belongs: the case it was merged into, and the one that was merged into, to the end. Throws CaseNotFound. */
export const endOfMerges = (snapshot: Snapshot, caseId: string): CareCase => {
  const found = caseOf(snapshot, caseId);
  return found.mergedInto === undefined ? found : endOfMerges(snapshot, found.mergedInto.caseId);
};

/** who asked, where the merchant did not itself */
const otherRequester = ({ requester }: CareCase): string =>
  requester === undefined || requester.kind === 'merchant' ? '' : `${requester.kind} ${requester.name ?? ''}`;

/** would whoever asked still see the answer: a question of the page is answered there, to the person who asked; a PSP client's to that one */
const keepsRequester = (from: CareCase, into: CareCase): boolean =>
  (from.request === undefined || from.request.askedBy === into.request?.askedBy) && otherRequester(from) === otherRequester(into);

export interface MergeInput extends CaseDeed {
  /** another case of the same merchant: a case of another merchant is not found here */
  readonly into: string;
}
export interface Merged {
  readonly kind: 'merged';
  readonly into: string;
}

/**
 * A case is another one's from now on: it stays as a tombstone that leads there, and what waited for people about it waits no more. Throws
 * CaseNotFound for a case of another merchant, MerchantClosed, and Conflict for a closed case, for itself, for one with something open, and
 * where whoever asked would lose the answer.
 */
export const mergeCase = (snapshot: Snapshot, input: MergeInput, context: Context): Decision<Merged> => {
  const one = openCase(snapshot, input.caseId);
  const into = endOfMerges(snapshot, input.into);
  if (into.id === one.id) throw new Conflict({ code: 'merge-into-itself', about: {} });
  if (into.closedAt !== undefined) throw new Conflict({ code: 'case-closed', about: {} });
  if (!keepsRequester(one, into)) throw new Conflict({ code: 'merge-loses-requester', about: {} });
  const mergedInto = { caseId: into.id, at: context.now, by: input.by };
  return {
    result: { kind: 'merged', into: into.id },
    puts: [{ ...one, mergedInto, closedAt: context.now }],
    deletes: [],
    timeline: [deedEntry(one, 'case.merged.v1', input, context, { into: into.id })],
  };
};

export interface Unmerged {
  readonly kind: 'unmerged';
  readonly caseId: string;
}

/** One entry takes a merge back: the case stands by itself again, as it was. Throws CaseNotFound, MerchantClosed, Conflict for one that is not merged. */
export const unmergeCase = (snapshot: Snapshot, input: CaseDeed, context: Context): Decision<Unmerged> => {
  // a run takes it in anew
  const { mergedInto, closedAt: _merged, run: _run, takenFor: _takenFor, ...one } = caseOf(snapshot, input.caseId);
  if (mergedInto === undefined) throw new Conflict({ code: 'not-merged', about: {} });
  return {
    result: { kind: 'unmerged', caseId: one.id },
    puts: [one],
    deletes: [],
    timeline: [deedEntry(one, 'case.unmerged.v1', input, context, { from: mergedInto.caseId })],
  };
};
