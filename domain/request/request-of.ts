import { CaseNotFound } from '../case/case-not-found.ts';
import type { CareCase, CaseRequest } from '../model/care.ts';
import type { MemberRole } from '../model/member.ts';
import type { Snapshot } from '../model/snapshot.ts';

/** a case that a merchant asked on its page */
export type Request = CareCase & { readonly request: CaseRequest };

export const isRequest = (one: CareCase): one is Request => one.request !== undefined;

/** somebody of the merchant: their address, and what they are for it */
export interface Asker {
  readonly email: string;
  readonly role: MemberRole;
}

/** who manages the merchant sees every request, others those they asked themselves */
export const maySee = ({ email, role }: Asker, { request }: Request): boolean =>
  role === 'owner' || role === 'manager' || request.askedBy === email;

/** Throws CaseNotFound for one there is not, and in the same way for one that the asker may not see. */
export const requestOf = (snapshot: Snapshot, caseId: string, asker?: Asker): Request => {
  const found = snapshot.cases.filter(isRequest).find(({ id }) => id === caseId);
  if (found === undefined || (asker !== undefined && !maySee(asker, found))) throw new CaseNotFound(caseId);
  return found;
};

/** those it is for operations to answer */
export const withUs = ({ cases }: Snapshot): readonly Request[] =>
  cases.filter(isRequest).filter(({ closedAt, request }) => closedAt === undefined && request.waitingOn === 'operations');
