import { Conflict } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { type CaseDeed, caseOf, deedEntry } from './case-deed.ts';

export interface LinkInput extends CaseDeed {
  /** another case of the same merchant: a case of another merchant is not found here */
  readonly to: string;
}
export interface Linked {
  readonly kind: 'linked';
  readonly to: string;
}

/** Two cases lead to each other from now on; each goes on by itself. Throws CaseNotFound, MerchantClosed, Conflict for itself and for one that is linked. */
export const linkCases = (snapshot: Snapshot, input: LinkInput, context: Context): Decision<Linked> => {
  const one = caseOf(snapshot, input.caseId);
  const other = caseOf(snapshot, input.to);
  const { links = [] } = one;
  if (one.id === other.id || links.includes(other.id)) throw new Conflict({ code: 'case-linked', about: {} });
  return {
    result: { kind: 'linked', to: other.id },
    puts: [
      { ...one, links: [...links, other.id] },
      { ...other, links: [...(other.links ?? []), one.id] },
    ],
    deletes: [],
    timeline: [deedEntry(one, 'case.linked.v1', input, context, { to: other.id })],
  };
};
